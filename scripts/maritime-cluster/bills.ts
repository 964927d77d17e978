/**
 * Bills of material. One line: id | name | kind | site | days | hours on resources | other cost | what goes in.
 * `a*2` = two of a; `a*2 ~ b*2` = alternatives in order of preference (one substitution group).
 */
export const VESSEL = `
css-b1 | Coastal survey vessel, Block 1 | assembly | yard-jp | 21 | hall-jp:300 basin-jp:22 | 900000 | css-hull*1, css-superstructure*1, css-propulsion*2, css-power*1, css-nav-rack*1, survey-suite*1, css-harness*1, deck-kit*1, survey-software*1
css-b2 | Coastal survey vessel, Block 2 | assembly | yard-jp | 21 | hall-jp:300 basin-jp:22 | 900000 | css-hull*1, css-superstructure*1, css-propulsion*2, quiet-mount-set*1, css-power*1, css-nav-rack*1, survey-suite-b2*1, css-harness*1, deck-kit*1, survey-software*1
css-hull | Hull, vessel | assembly | yard-jp | 14 | hull-jig-jp:70 | 150000 | hull-shell-lower*1, hull-shell-deck*1, bulkhead-set*1, keel-module*1, hull-hardware*1, hull-paint*38
hull-shell-lower | Lower hull shell | assembly | composite-jp | 10 | layup-jp:90 autoclave-jp:14 | 60000 | carbon-fabric*180 ~ glass-fabric*310, epoxy-resin*170, core-foam*32, gel-coat*26
hull-shell-deck | Deck shell | assembly | composite-jp | 8 | layup-jp:56 autoclave-jp:9 | 40000 | carbon-fabric*95 ~ glass-fabric*165, epoxy-resin*90, core-foam*24, gel-coat*14
bulkhead-set | Bulkheads | assembly | composite-jp | 5 | layup-jp:22 | 20000 | glass-fabric*40, epoxy-resin*32, core-foam*18
keel-module | Keel module with sensor fairing | assembly | yard-jp | 7 | hull-jig-jp:14 | 20000 | keel-casting*1, transducer-fairing*1, through-hull-kit*1, anode-set*1
transducer-fairing | Sensor fairing | part | composite-jp | 4 | layup-jp:9 | 8000 | glass-fabric*9, epoxy-resin*7
css-superstructure | Superstructure | assembly | yard-jp | 7 | hull-jig-jp:28 | 40000 | mast*1, css-radome*1, hatch-set*1, navigation-light-set*1, deckhouse-shell*1
deckhouse-shell | Deckhouse shell | part | composite-jp | 5 | layup-jp:18 | 15000 | glass-fabric*34, epoxy-resin*24, core-foam*9
mast | Mast | part | yard-jp | 4 | hull-jig-jp:9 | 9000 | aluminium-tube*22, mast-fitting-kit*1
css-radome | Radome, vessel | part | composite-jp | 4 | layup-jp:7 | 6000 | glass-fabric*6, epoxy-resin*5
css-propulsion | Propulsion module | assembly | yard-jp | 5 | hull-jig-jp:18 | 25000 | pod-drive*1, motor-controller*2, propeller*1, cooling-loop*1
pod-drive | Pod drive | assembly | motor-jp | 7 | drive-line-jp:12 | 30000 | pod-motor*1 ~ pod-motor-kr*1, reduction-gear*1, pod-housing*1, shaft-seal-set*1
pod-motor | Pod motor, 18 kW | assembly | motor-jp | 6 | drive-line-jp:7 motor-test-jp:1.6 | 12000 | stator-18*1, rotor-18*1, bearing-45*2, encoder*1, motor-housing-18*1
stator-18 | Stator, 18 kW | assembly | motor-jp | 5 | winding-jp:9.5 | 4000 | lamination-18*1, copper-wire*7.5, slot-liner*1, potting-resin*1.6
rotor-18 | Rotor, 18 kW | assembly | motor-jp | 4 | rotor-cell-jp:3.4 | 3000 | rotor-shaft-18*1, magnet-set-18*1, rotor-sleeve-18*1
magnet-set-18 | Magnet set, 18 kW | assembly | motor-jp | 3 | rotor-cell-jp:1.2 | 800 | magnet-block-kr*24 ~ magnet-block-jp*24, magnet-adhesive*0.2
cooling-loop | Cooling loop | assembly | yard-jp | 3 | hull-jig-jp:6 | 4000 | coolant-pump*1, heat-exchanger*1, hose-set*1
css-power | Power module, vessel | assembly | yard-jp | 5 | hull-jig-jp:24 | 30000 | battery-pack-v*2, generator-set*1, power-distribution*1, shore-charger*1, cable-set-dc*1
battery-pack-v | Battery pack, vessel | assembly | battery-jp | 6 | pack-line-jp:12 pack-test-jp:5 | 15000 | battery-module*10, bms-board*1, pack-case-v*1, contactor*2, pack-fuse*1, cooling-plate*2
power-distribution | Power distribution unit | assembly | avionics-jp | 5 | box-line-jp:7 | 6000 | pdu-board*1, box-large*1, contactor*4, connector-power*12
motor-controller | Motor controller | assembly | avionics-jp | 5 | box-line-jp:3.2 | 3000 | controller-board*1, box-medium*1, capacitor-bank*1, connector-power*4
css-nav-rack | Navigation rack | assembly | avionics-jp | 7 | box-line-jp:22 rack-test-jp:9 | 20000 | autonomy-unit*1, gnss-compass*1, ais-transponder*1, marine-radar*1, inertial-unit*1, camera*4, lidar*1, ethernet-switch*1, radio-modem*2, rack-frame*1
survey-suite | Survey suite | assembly | sensor-jp | 10 | sensor-line-jp:40 tank-jp:10 | 60000 | echo-sounder*1, side-scan*1, sound-velocity-probe*1, winch*1, survey-processor*1, water-sampler*1
survey-suite-b2 | Survey suite, Block 2 | assembly | sensor-jp | 10 | sensor-line-jp:40 tank-jp:10 | 60000 | echo-sounder*1, side-scan*1, sound-velocity-probe*1, winch-b2*1, survey-processor*1, water-sampler*1
echo-sounder | Multibeam echo sounder | assembly | sensor-jp | 10 | sensor-line-jp:34 tank-jp:8 | 40000 | transducer-array*1, transceiver-board*4, box-wet*1, connector-wet*4
transducer-array | Transducer array | assembly | sensor-jp | 12 | array-cell-jp:46 | 25000 | piezo-element*128, array-backing*1, acoustic-window*1, array-cable*1, potting-resin*3
side-scan | Side-scan sonar for survey | assembly | sensor-jp | 8 | sensor-line-jp:18 tank-jp:4 | 15000 | piezo-element*40, transceiver-board*1, box-wet*1, connector-wet*2
survey-processor | Survey processor | assembly | avionics-jp | 5 | box-line-jp:5 | 4000 | compute-board*1, storage-module*4, box-medium*1, connector-signal*8
css-harness | Harness, vessel | assembly | harness-jp | 6 | harness-bench-jp:44 | 15000 | cable-signal*420, cable-power*180, connector-signal*64, connector-wet*12, connector-power*16, heat-shrink*14
deck-kit | Deck kit | assembly | yard-jp | 3 | hull-jig-jp:6 | 3000 | towing-bracket*1, fender-set*1, lifting-point-set*1, safety-label-set*1
`;

export const AIRCRAFT = `
fuselage | Fuselage | assembly | airframe-jp | 8 | airframe-line-jp:34 | 30000 | fuselage-shell*1, frame-kit*1, access-panel-set*1, landing-gear-a*1, fastener-kit-a*1
fuselage-shell | Fuselage shell | part | composite-jp | 7 | layup-jp:30 autoclave-jp:6 | 12000 | carbon-fabric*26, epoxy-resin*19, core-foam*6
wing-set | Wing set | assembly | airframe-jp | 8 | airframe-line-jp:28 | 24000 | wing-panel*2, centre-wing*1, servo*6, wing-fitting-kit*1
wing-panel | Outer wing panel | assembly | composite-jp | 7 | layup-jp:24 autoclave-jp:6 | 9000 | carbon-fabric*11, epoxy-resin*8, core-foam*5, wing-spar*1
centre-wing | Centre wing | assembly | composite-jp | 7 | layup-jp:26 autoclave-jp:6 | 9000 | carbon-fabric*13, epoxy-resin*9, core-foam*5, wing-spar*1
wing-spar | Wing spar | part | composite-jp | 5 | layup-jp:7 autoclave-jp:3 | 4000 | carbon-tape*5, epoxy-resin*2
tail-set | Tail set | assembly | airframe-ua | 7 | airframe-line-ua:20 | 6000 | tail-boom*2, tail-surface*3, servo*3, fastener-kit-a*1
tail-boom | Tail boom | part | airframe-ua | 4 | airframe-line-ua:3 | 1500 | carbon-tape*2.4, epoxy-resin*1.2
tail-surface | Tail surface | part | airframe-ua | 5 | airframe-line-ua:5 | 1500 | carbon-fabric*2.2, epoxy-resin*1.6, core-foam*1.2
lift-motor | Lift motor, 6 kW | assembly | motor-jp | 6 | drive-line-jp:3.6 motor-test-jp:0.9 | 5000 | stator-6*1, rotor-6*1, bearing-20*2, encoder*1, motor-housing-6*1
stator-6 | Stator, 6 kW | assembly | motor-jp | 5 | winding-jp:5 | 1800 | lamination-6*1, copper-wire*2.1, slot-liner*1, potting-resin*0.5
rotor-6 | Rotor, 6 kW | assembly | motor-jp | 4 | rotor-cell-jp:2 | 1500 | rotor-shaft-6*1, magnet-set-6*1, rotor-sleeve-6*1
magnet-set-6 | Magnet set, 6 kW | assembly | motor-jp | 3 | rotor-cell-jp:0.7 | 400 | magnet-block-kr*14 ~ magnet-block-jp*14, magnet-adhesive*0.08
lift-unit | Lift unit | assembly | airframe-jp | 4 | airframe-line-jp:3 | 2000 | lift-motor*1 ~ lift-motor-kr*1, motor-controller*1, lift-propeller*1
cruise-drive | Cruise drive | assembly | airframe-jp | 6 | airframe-line-jp:12 | 8000 | cruise-engine*1, cruise-generator*1, cruise-propeller*1, fuel-system*1
battery-pack-a | Battery pack, aircraft | assembly | battery-jp | 5 | pack-line-jp:5 pack-test-jp:2.5 | 5000 | battery-module*2, bms-board*1, pack-case-a*1, contactor*2, pack-fuse*1
relay-payload | Relay payload | assembly | radio-jp | 8 | radio-bench-jp:26 chamber-jp:6 | 20000 | relay-radio*2, antenna-array*1, power-amplifier*2, relay-processor*1, stabilised-mount*1
relay-radio | Relay radio | assembly | radio-jp | 6 | radio-bench-jp:9 | 6000 | radio-board*1, box-medium*1, filter-set*1, connector-signal*6
relay-processor | Relay processor | assembly | avionics-jp | 5 | box-line-jp:4 | 3000 | compute-board*1, crypto-module*1, box-medium*1, connector-signal*6
antenna-array | Antenna array | assembly | antenna-ua | 9 | antenna-bench-ua:30 | 7000 | antenna-element*32, feed-board*1, antenna-radome*1, connector-signal*34
antenna-radome | Antenna radome | part | antenna-ua | 4 | antenna-bench-ua:4 | 1000 | glass-fabric*2, epoxy-resin*1.5
lra-harness | Harness, aircraft | assembly | harness-jp | 5 | harness-bench-jp:26 | 6000 | cable-signal*140, cable-power*60, connector-signal*48, connector-power*18, heat-shrink*6
`;

/** Either aircraft plant assembles relay aircraft; the parts are the same. */
export const AIRCRAFT_FINAL =
  'fuselage*1, wing-set*1, tail-set*1, lift-unit*4, cruise-drive*1, battery-pack-a*1, flight-unit*1, relay-payload*1, lra-harness*1';

export const SHARED = `
battery-module | Battery module | assembly | battery-jp | 5 | pack-line-jp:1.5 pack-test-jp:0.5 | 2500 | cell-kr*24 ~ cell-jp*24, cell-monitor-board*1, busbar-set*1, module-case*1
cell-jp | Battery cell, JP | part | battery-jp | 12 | cell-line-jp:0.09 formation-jp:0.5 | 900 | cathode-sheet*1, anode-sheet*1, separator*1.1, electrolyte*0.32, cell-can*1
cathode-sheet | Cathode sheet | material | battery-jp | 5 | coating-jp:0.03 | 150 | cathode-powder*0.62, aluminium-foil*0.3, binder*0.02
anode-sheet | Anode sheet | material | battery-jp | 5 | coating-jp:0.03 | 120 | anode-powder*0.38, copper-foil*0.3, binder*0.02
magnet-block-jp | Magnet block, JP | part | magnet-jp | 14 | sinter-jp:0.11 magnet-grind-jp:0.06 | 350 | magnet-alloy*0.11, magnet-coating*0.01
magnet-alloy | Magnet alloy | material | magnet-jp | 10 | strip-cast-jp:0.22 | 900 | neodymium-metal*0.33, ferro-boron*0.06, pure-iron*0.7
radio-modem | Radio modem | assembly | radio-jp | 6 | radio-bench-jp:5 | 3000 | radio-board*1, box-small*1, filter-set*1, connector-signal*4
inertial-unit | Inertial unit | assembly | avionics-jp | 8 | box-line-jp:6 rack-test-jp:4 | 6000 | imu-board*1, box-small*1, gyro-triad*1, accelerometer-triad*1
compute-board | Compute board | assembly | avionics-jp | 6 | smt-jp:0.9 board-test-jp:0.6 | 1200 | compute-pcb*1, processor-module*1, memory-chip*4, ethernet-chip*2, power-chip*6, flash-chip*2, connector-board*8, passive-kit*2
controller-board | Motor controller board | assembly | boards-ua | 7 | smt-ua:0.55 board-test-ua:0.35 | 700 | controller-pcb*1, microcontroller*1 ~ microcontroller-b*1, power-transistor*24, gate-driver*6, current-sensor*3, power-chip*2, passive-kit*1
pdu-board | Power distribution board | assembly | boards-ua | 7 | smt-ua:0.7 board-test-ua:0.5 | 800 | pdu-pcb*1, microcontroller*1 ~ microcontroller-b*1, power-transistor*32, current-sensor*12, power-chip*4, passive-kit*2
bms-board | Battery management board | assembly | boards-ua | 7 | smt-ua:0.45 board-test-ua:0.4 | 600 | bms-pcb*1, microcontroller*1 ~ microcontroller-b*1, cell-front-end*2, isolator-chip*3, power-chip*2, passive-kit*1
cell-monitor-board | Cell monitor board | assembly | boards-ua | 6 | smt-ua:0.12 board-test-ua:0.06 | 150 | monitor-pcb*1, cell-front-end*2, isolator-chip*1, passive-kit*0.4
carrier-board | Carrier board | assembly | boards-ua | 7 | smt-ua:0.6 board-test-ua:0.5 | 700 | carrier-pcb*1, microcontroller*2 ~ microcontroller-b*2, can-chip*6, ethernet-chip*2, power-chip*5, connector-board*14, passive-kit*2
radio-board | Radio board | assembly | avionics-jp | 7 | smt-jp:0.7 board-test-jp:0.8 | 1500 | radio-pcb*1, transceiver-chip*2, low-noise-amplifier*2, fpga*1, oscillator*1, power-chip*4, passive-kit*2
feed-board | Antenna feed board | assembly | boards-ua | 6 | smt-ua:0.5 board-test-ua:0.4 | 500 | feed-pcb*1, phase-shifter*32, power-chip*4, passive-kit*1
transceiver-board | Sonar transceiver board | assembly | avionics-jp | 6 | smt-jp:0.6 board-test-jp:0.6 | 1100 | transceiver-pcb*1, analog-front-end*16, fpga*1, power-chip*5, passive-kit*2
imu-board | Inertial board | assembly | avionics-jp | 6 | smt-jp:0.4 board-test-jp:0.7 | 800 | imu-pcb*1, microcontroller*1 ~ microcontroller-b*1, precision-converter*6, oscillator*1, passive-kit*1
`;

/** The variant on the European platform; its parts cross borders both ways. */
export const VARIANT = `
mpv | Maritime-patrol variant | product | variant-jp | 75 | variant-hall-jp:2600 variant-test-jp:420 | 60000000 | platform-aircraft*1, search-radar*1, optics-turret*1, patrol-rack*1, variant-harness*1, sea-rescue-kit*1, variant-software*1
platform-aircraft | Platform aircraft | assembly | platform-de | 90 | platform-line-de:3400 | 80000000 | platform-fuselage*1, platform-wing*1, platform-tail*1, turboprop*2, actuator*14, platform-gear*1, platform-avionics*1
platform-fuselage | Platform fuselage | assembly | platform-de | 60 | fuselage-line-de:1700 | 30000000 | fuselage-section*3, platform-fastener-kit*1, platform-harness*1
platform-wing | Platform wing | assembly | wing-es | 60 | wing-line-es:1500 | 26000000 | wing-box*2, flap-set*1, platform-fastener-kit*1
wing-box | Wing box | part | wing-es | 45 | wing-line-es:420 | 9000000 | carbon-prepreg-eu*900, wing-rib-set*1
platform-tail | Platform tail | assembly | tail-it | 45 | tail-line-it:620 | 9000000 | carbon-prepreg-eu*260, tail-fitting-kit*1
turboprop | Turboprop unit | assembly | propulsion-it | 60 | engine-line-it:520 | 38000000 | core-engine*1, platform-propeller*1, engine-control-unit*1
actuator | Flight control actuator | assembly | actuator-de | 30 | actuator-line-de:26 | 900000 | actuator-motor*1, ball-screw*1, actuator-board*1
actuator-board | Actuator control board | part | actuator-de | 14 | actuator-line-de:2 | 20000 | actuator-pcb*1, microcontroller*2 ~ microcontroller-b*2, isolator-chip*4, passive-kit*1
optics-turret | Optics turret for search and rescue | assembly | optics-fr | 45 | optics-line-fr:260 | 20000000 | infrared-core*1, day-camera*1, turret-gimbal*1, window-set*1
search-radar | Search radar for sea survey | assembly | sensor-jp | 45 | radar-line-jp:380 radar-range-jp:60 | 30000000 | radar-antenna*1, radar-processor*1, radar-power-unit*1, radar-cooling*1
radar-antenna | Radar antenna | assembly | sensor-jp | 30 | radar-line-jp:300 | 12000000 | transmit-module*64, antenna-frame*1, array-cable*8
transmit-module | Transmit and receive module | assembly | sensor-jp | 14 | radar-line-jp:3 | 60000 | gallium-nitride-chip*8, low-noise-amplifier*4, module-housing*1, passive-kit*1
radar-processor | Radar processor | assembly | avionics-jp | 14 | box-line-jp:40 rack-test-jp:30 | 2000000 | compute-board*4, fpga*8, box-large*1, connector-signal*20
radar-power-unit | Radar power unit | assembly | avionics-jp | 14 | box-line-jp:30 | 900000 | pdu-board*2, box-large*1, connector-power*20
patrol-rack | Patrol mission rack | assembly | avionics-jp | 21 | box-line-jp:90 rack-test-jp:60 | 4000000 | compute-board*6, relay-radio*2, inertial-unit*2, ais-transponder*1, rack-frame*2, crypto-module*1
variant-harness | Variant harness | assembly | harness-jp | 21 | harness-bench-jp:260 | 900000 | cable-signal*2600, cable-power*700, connector-signal*240, connector-power*60, heat-shrink*60
`;
