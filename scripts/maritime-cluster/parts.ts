/**
 * What is bought. One line: id | name | kind | price in yen | suppliers with days (and a price factor). Every site
 * that uses a part gets an offer of each of its suppliers that delivers there; prices are illustrative.
 */
export const PARTS = `
carbon-fabric | Carbon fabric | material:kg | 5200 | material-jp 45
glass-fabric | Glass fabric | material:kg | 900 | material-jp 21
carbon-tape | Carbon tape | material:kg | 9800 | material-jp 45
carbon-prepreg-eu | Carbon prepreg, EU | material:kg | 14000 | aero-parts-de 90
epoxy-resin | Epoxy resin | material:kg | 1500 | material-jp 21
core-foam | Core foam | material:m2 | 5200 | material-jp 28
gel-coat | Gel coat | material:kg | 1900 | material-jp 21
hull-paint | Hull paint | material:kg | 2400 | material-jp 14
potting-resin | Potting resin | material:kg | 4200 | material-jp 21
magnet-adhesive | Magnet adhesive | material:kg | 18000 | material-jp 28
hull-hardware | Hull hardware kit | part | 780000 | marine-parts-jp 35
keel-casting | Keel casting | part | 640000 | metal-jp 60
through-hull-kit | Through-hull fittings | part | 160000 | marine-parts-jp 28
anode-set | Anode set | part | 22000 | marine-parts-jp 14
hatch-set | Hatch set | part | 340000 | marine-parts-jp 35
navigation-light-set | Navigation lights | part | 95000 | marine-parts-jp 21
aluminium-tube | Aluminium tube | material:kg | 1400 | metal-jp 28
mast-fitting-kit | Mast fittings | part | 88000 | metal-jp 28
propeller | Propeller | part | 420000 | marine-parts-jp 50
reduction-gear | Reduction gear | part | 560000 | metal-jp 75
pod-housing | Pod housing | part | 380000 | metal-jp 60
shaft-seal-set | Shaft seals | part | 74000 | bearing-de 60
bearing-45 | Bearing, 45 mm | part | 16000 | bearing-de 60
bearing-20 | Bearing, 20 mm | part | 5200 | bearing-de 60
encoder | Shaft encoder | part | 26000 | electronics-jp 70
motor-housing-18 | Motor housing, 18 kW | part | 68000 | metal-jp 45
motor-housing-6 | Motor housing, 6 kW | part | 21000 | metal-jp 45
lamination-18 | Lamination stack, 18 kW | part | 42000 | metal-jp 50
lamination-6 | Lamination stack, 6 kW | part | 13000 | metal-jp 50
copper-wire | Copper winding wire | material:kg | 2300 | metal-jp 21
slot-liner | Slot liner set | part | 2600 | metal-jp 28
rotor-shaft-18 | Rotor shaft, 18 kW | part | 31000 | metal-jp 45
rotor-shaft-6 | Rotor shaft, 6 kW | part | 9500 | metal-jp 45
rotor-sleeve-18 | Rotor sleeve, 18 kW | part | 12000 | metal-jp 35
rotor-sleeve-6 | Rotor sleeve, 6 kW | part | 4200 | metal-jp 35
neodymium-metal | Neodymium metal | material:kg | 16000 | metal-jp 90
ferro-boron | Ferro-boron | material:kg | 900 | metal-jp 60
pure-iron | Pure iron | material:kg | 400 | metal-jp 30
magnet-coating | Magnet coating | material:kg | 6000 | material-jp 30
coolant-pump | Coolant pump | part | 64000 | marine-parts-jp 35
heat-exchanger | Heat exchanger | part | 98000 | marine-parts-jp 45
hose-set | Hose set | part | 18000 | marine-parts-jp 14
generator-set | Generator set, vessel | part | 6800000 | marine-parts-jp 120
shore-charger | Shore charger | part | 740000 | electronics-jp 70
cable-set-dc | DC cable set | part | 260000 | electronics-jp 35
pack-case-v | Pack case, vessel | part | 310000 | metal-jp 45
pack-case-a | Pack case, aircraft | part | 120000 | metal-jp 45
module-case | Module case | part | 9800 | metal-jp 35
contactor | Contactor | part | 21000 | electronics-jp 60
pack-fuse | Pack fuse | part | 5200 | electronics-jp 35
cooling-plate | Cooling plate | part | 46000 | metal-jp 45
busbar-set | Busbar set | part | 6800 | metal-jp 28
separator | Separator film | material:m2 | 160 | material-jp 45
electrolyte | Electrolyte | material:kg | 2100 | material-jp 30
cell-can | Cell can | part | 220 | metal-jp 30
cathode-powder | Cathode powder | material:kg | 3200 | material-jp 60
anode-powder | Anode powder | material:kg | 1400 | material-jp 60
aluminium-foil | Aluminium foil | material:m2 | 90 | metal-jp 30
copper-foil | Copper foil | material:m2 | 240 | metal-jp 30
binder | Binder | material:kg | 2800 | material-jp 30
box-large | Equipment box, large | part | 120000 | metal-jp 35
box-medium | Equipment box, medium | part | 46000 | metal-jp 35
box-small | Equipment box, small | part | 21000 | metal-jp 28
box-wet | Pressure housing | part | 260000 | metal-jp 60
rack-frame | Rack frame | part | 180000 | metal-jp 35
connector-power | Power connector | part | 4800 | electronics-jp 50
connector-signal | Signal connector | part | 1600 | electronics-jp 45, electronics-eu 50 1.1
connector-wet | Wet-mate connector | part | 62000 | electronics-jp 90
connector-board | Board connector | part | 240 | electronics-jp 30, electronics-eu 35 1.1
capacitor-bank | Capacitor bank | part | 17000 | electronics-jp 60
gnss-compass | Satellite compass | part | 690000 | electronics-jp 70
ais-transponder | Ship identification transponder | part | 240000 | marine-parts-jp 45
marine-radar | Navigation radar, vessel | part | 1250000 | marine-parts-jp 60
camera | Camera | part | 130000 | electronics-jp 45
lidar | Laser range sensor | part | 980000 | electronics-jp 75
ethernet-switch | Ethernet switch | part | 150000 | electronics-jp 35
sound-velocity-probe | Sound velocity probe | part | 1400000 | marine-parts-jp 75
winch | Survey winch | part | 3100000 | marine-parts-jp 110
winch-b2 | Survey winch, Block 2 | part | 3400000 | marine-parts-jp 110
quiet-mount-set | Quiet drive mounts | part | 540000 | marine-parts-jp 75
water-sampler | Water sampler | part | 720000 | marine-parts-jp 60
piezo-element | Piezo element | part | 6400 | electronics-jp 80
array-backing | Array backing | part | 140000 | material-jp 60
acoustic-window | Acoustic window | part | 98000 | material-jp 60
array-cable | Array cable | part | 88000 | electronics-jp 60
storage-module | Storage module | part | 62000 | electronics-jp 45
cable-signal | Signal cable | material:m | 280 | electronics-jp 21
cable-power | Power cable | material:m | 620 | electronics-jp 21
heat-shrink | Heat shrink | material:m | 140 | electronics-jp 10
towing-bracket | Towing bracket | part | 86000 | metal-jp 28
fender-set | Fender set | part | 120000 | marine-parts-jp 14
lifting-point-set | Lifting points | part | 96000 | metal-jp 28
safety-label-set | Safety labels | part | 12000 | marine-parts-jp 10
frame-kit | Frame kit, aircraft | part | 310000 | metal-jp 45
access-panel-set | Access panels | part | 94000 | metal-jp 35
landing-gear-a | Landing gear, relay aircraft | part | 280000 | metal-jp 60
fastener-kit-a | Fastener kit, relay aircraft | part | 42000 | metal-jp 28, metal-ua 21 0.8
wing-fitting-kit | Wing fittings | part | 160000 | metal-jp 45
servo | Servo | part | 88000 | electronics-jp 70, electronics-eu 75 1.15
lift-propeller | Lift propeller | part | 36000 | material-jp 40
cruise-engine | Cruise engine | part | 2600000 | aero-parts-de 120
cruise-generator | Generator, aircraft | part | 720000 | electronics-jp 75
cruise-propeller | Cruise propeller | part | 190000 | aero-parts-de 60
fuel-system | Fuel system | part | 360000 | metal-jp 50
power-amplifier | Power amplifier | part | 640000 | electronics-jp 90
stabilised-mount | Stabilised mount | part | 820000 | electronics-jp 80
filter-set | Filter set | part | 58000 | electronics-jp 60
crypto-module | Link encryption module | part | 390000 | electronics-jp 90
antenna-element | Antenna element | part | 5400 | electronics-eu 60
gyro-triad | Gyro triad | part | 1250000 | electronics-jp 110
accelerometer-triad | Accelerometer triad | part | 560000 | electronics-jp 110
compute-pcb | Circuit board, compute | part | 21000 | electronics-jp 30
controller-pcb | Circuit board, motor controller | part | 6200 | electronics-eu 28
pdu-pcb | Circuit board, power distribution | part | 7400 | electronics-eu 28
bms-pcb | Circuit board, battery management | part | 4200 | electronics-eu 28
monitor-pcb | Circuit board, cell monitor | part | 900 | electronics-eu 28
carrier-pcb | Circuit board, carrier | part | 8200 | electronics-eu 28
radio-pcb | Circuit board, radio | part | 14000 | electronics-jp 30
feed-pcb | Circuit board, antenna feed | part | 26000 | electronics-eu 35
transceiver-pcb | Circuit board, sonar | part | 12000 | electronics-jp 30
imu-pcb | Circuit board, inertial | part | 7800 | electronics-jp 30
actuator-pcb | Circuit board, actuator | part | 5200 | electronics-eu 28
processor-module | Processor module | part | 140000 | electronics-jp 100
memory-chip | Memory chip | part | 2600 | electronics-jp 75
flash-chip | Flash memory chip | part | 1900 | electronics-jp 75
ethernet-chip | Ethernet chip | part | 1400 | electronics-jp 80, electronics-eu 80 1.1
power-chip | Power supply chip | part | 620 | electronics-jp 70, electronics-eu 70 1.1
microcontroller | Microcontroller | part | 1900 | electronics-jp 110, electronics-eu 110 1.1
microcontroller-b | Microcontroller, second source | part | 2600 | electronics-jp 70, electronics-eu 70 1.1
power-transistor | Power transistor | part | 980 | electronics-eu 100
gate-driver | Gate driver | part | 540 | electronics-eu 90
current-sensor | Current sensor | part | 720 | electronics-eu 75
cell-front-end | Cell measuring chip | part | 2300 | electronics-eu 95
isolator-chip | Isolator chip | part | 480 | electronics-eu 70
can-chip | Bus driver chip | part | 360 | electronics-eu 60
transceiver-chip | Radio transceiver chip | part | 24000 | electronics-jp 110
low-noise-amplifier | Low-noise amplifier | part | 5200 | electronics-jp 80
fpga | Programmable logic chip | part | 58000 | electronics-jp 120
oscillator | Oscillator | part | 7200 | electronics-jp 70
phase-shifter | Phase shifter chip | part | 3100 | electronics-eu 95
analog-front-end | Analogue front-end chip | part | 4100 | electronics-jp 85
precision-converter | Precision converter | part | 3800 | electronics-jp 85
passive-kit | Resistors and capacitors, kit | part | 1300 | electronics-jp 30, electronics-eu 30 1.05
gallium-nitride-chip | Gallium nitride chip | part | 42000 | electronics-jp 150
module-housing | Module housing | part | 38000 | metal-jp 60
antenna-frame | Antenna frame | part | 9000000 | metal-jp 120
radar-cooling | Radar cooling unit | part | 14000000 | metal-jp 120
sea-rescue-kit | Sea rescue kit | part | 6000000 | marine-parts-jp 90
fuselage-section | Fuselage section | part | 160000000 | aero-parts-de 150
platform-fastener-kit | Fastener kit, platform | part | 14000000 | aero-parts-de 60
platform-harness | Harness, platform | part | 90000000 | aero-parts-de 120
flap-set | Flap set | part | 85000000 | aero-parts-de 120
wing-rib-set | Wing ribs | part | 60000000 | aero-parts-de 120
tail-fitting-kit | Tail fittings | part | 16000000 | aero-parts-de 90
core-engine | Core engine | part | 420000000 | aero-parts-de 240
platform-propeller | Propeller, platform | part | 48000000 | aero-parts-de 150
engine-control-unit | Engine control unit | part | 36000000 | aero-parts-de 150
actuator-motor | Actuator motor | part | 2400000 | aero-parts-de 90
ball-screw | Ball screw | part | 1500000 | bearing-de 90
platform-gear | Landing gear, platform | part | 240000000 | aero-parts-de 210
platform-avionics | Avionics, platform | part | 620000000 | aero-parts-de 240
infrared-core | Infrared core | part | 36000000 | aero-parts-de 150
day-camera | Day camera | part | 8000000 | aero-parts-de 90
turret-gimbal | Turret gimbal | part | 26000000 | aero-parts-de 120
window-set | Turret windows | part | 6000000 | aero-parts-de 90
`;
