/** Words to pictures: business, money, law, society, work, safety, transport. The form is that of `concepts-knowledge`. */
export const WORK_CONCEPTS = `
business, company, enterprise, corporate, corporation, firm, commercial | briefcase, office-building, column-chart | city, office, steps
work, job, employee, employment, career, profession, professional, workplace, worker | briefcase, hammer-and-wrench, laptop | office, city, steps
office, desk, administration, admin, secretary, clerical | briefcase, clipboard, file-cabinet | office, city
meeting, agenda, discuss, discussion, workshop, conference | calendar, speech-balloon, clipboard | office, network
team, teamwork, collaborate, collaboration, colleague, work together, cooperation | puzzle-piece, handshake, busts-in-silhouette | network, orbits, office
leader, leadership, manager, management, boss, director, executive, lead | crown, compass, megaphone | peaks, stage, steps
strategy, strategic, tactic, planning ahead, chess | chess-pawn, compass, world-map | map, geometry, peaks
plan, planning, schedule, project, roadmap, organise, organize, organisation, organization | calendar, clipboard, world-map, pushpin | map, office, isometric
goal, target, objective, aim, purpose, mission, ambition | bullseye, triangular-flag, trophy | peaks, steps, orbits
success, succeed, achievement, achieve, accomplish, win, winner, victory, champion, best | trophy, sports-medal, glowing-star | stage, peaks, steps
award, prize, medal, quality, excellence, premium, reward | trophy, rosette, sports-medal, gem-stone | stage, podium
growth, grow, growing, increase, improve, improvement, rise, develop, development, progress | seedling, column-chart, rocket, ladder | steps, hills, peaks
decline, decrease, loss, reduce, reduction, shrink, downturn | fallen-leaf, parachute, hourglass-not-done | waves, hills, desert
money, cash, currency, income, salary, wage, pay, payment, price, cost, cheap, expensive, dollar, euro | money-bag, coin-stacks, credit-card, dollar-banknote | city, podium, table
bank, banking, finance, financial, credit, loan, mortgage, debt, interest rate | bank, coin-stacks, credit-card, money-bag | city, isometric, office
invest, investment, investor, stock, share market, stock market, bond market, money market, financial market, fund, portfolio, profit, revenue, return on | column-chart, coin-stacks, money-bag, seedling | city, hills, steps
save money, savings account, budget, thrift | pig, coin-stacks, money-bag, jar | table, hills, office
economy, economic, economics, inflation, gdp, trade, market economy, free market, labour market, labor market, job market, housing market, market share, share of the market, market price, market value, market leader, market research, target market, emerging market, world market, global market, supply, demand | column-chart, coin-stacks, ship, balance-scale | city, sea, isometric
market, marketplace, market place, market square, market day, market hall, street market, farmers market, fish market, flower market, night market, market trader, stall, stallholder, bazaar, souk, greengrocer | market-stall | city, hills, meadow
tax, accounting, accountant, invoice, audit, receipt, bookkeeping, ledger | ledger, receipt, abacus, coin-stacks | office, table, library
customer, client, consumer, buyer, service desk, customer service, user | handshake, shopping-bags, bellhop-bell, glowing-star | orbits, podium, city
sell, sale, selling, sales, salesperson, discount, offer, deal, bargain | shopping-bags, label, megaphone, handshake | podium, stage, city
buy, shop, shopping, store, retail, purchase, e-commerce, checkout, cart | shopping-cart, shopping-bags, credit-card | city, podium, isometric
product, goods, brand, packaging, package, parcel, box | package, wrapped-gift, gem-stone | podium, stage, table
marketing, advertising, advertise, advert, campaign, promote, promotion, announce, announcement | megaphone, loudspeaker, bullseye | stage, city, podium
deliver, delivery, shipping, shipment, logistics, supply chain, warehouse, transport, cargo, freight | delivery-truck, package, ship, articulated-lorry | isometric, city, sea
import, export, global trade, container, customs, port, harbour, harbor | ship, anchor, package | sea, map, city
contract, agreement, sign a, signature, deal, clause | contract, handshake, fountain-pen, scroll | office, library, table
negotiate, negotiation, compromise, mediation, partner, partnership | handshake, balance-scale, speech-balloon | office, geometry, stage
law, legal, lawyer, court, scales of justice, judge, justice, attorney, trial, legislation, statute, jurisdiction, litigation | balance-scale, gavel, classical-building, scroll | library, city, steps
right, rights, human rights, constitution, freedom, liberty, equality, equal | balance-scale, dove, statue-of-liberty, scroll | clouds, steps, city
crime, criminal, police, police station, prison, theft, fraud, detective, evidence, forensic | magnifying-glass-tilted-left, police-car, detective, footprints | city, office, library
government, state, politics, political, policy, parliament, minister, president, public administration | classical-building, ballot-box-with-ballot, scroll | city, steps, library
election, vote, voting, democracy, democratic, ballot, voter | ballot-box-with-ballot, megaphone, classical-building | city, geometry, stage
compliance, regulation, regulatory, rule, policy requirement, standard, norm, gdpr, requirement | clipboard, shield, gavel, balance-scale | office, library, geometry
insurance, insure | umbrella, shield, ring-buoy | hills, city, geometry
protect, protection, guard, defend, defence, defense, safe, safely, confidential | shield, locked, ring-buoy | network, city, geometry
safety, hazard, accident, prevention, ppe, protective, risk | rescue-workers-helmet, safety-vest, shield, construction | city, isometric, stage
danger, dangerous, warn, warning, alert, caution, threat, alarm | warning, bell, fire, high-voltage | peaks, city, stage
emergency, evacuation, evacuate, rescue, first aid, paramedic, ambulance | first-aid-kit, ambulance, fire-extinguisher, ring-buoy | city, hills, isometric
burn, burns, scald, blister | fire, first-aid-kit, thermometer | table, city, hills
fire, flame, firefighter, fire station, combustion, smoke | fire, fire-extinguisher, fire-engine, campfire | forest, city, table
construction, build, building site, builder, scaffold, architecture, architect, contractor | building-construction, brick, hammer, rescue-workers-helmet | city, isometric, hills
house, home, housing, real estate, property, apartment, rent, tenant, family home | house-with-garden, house, key, door | hills, city, table
factory, industry, industrial, manufacture, manufacturing, production, assembly, plant floor | factory, gear, mechanical-arm, nut-and-bolt | city, isometric
forklift, forklift truck, pallet, heavy load, lifting truck, warehouse safety | forklift, package, rescue-workers-helmet | isometric, city
agriculture, farm, farmer, farming, crop, harvest, field, rural, soil, irrigation | tractor, sheaf-of-rice, ear-of-corn, seedling | hills, botanical, forest
mining, coal mine, gold mine, mineshaft, miner, coal, ore, extract | pick, rock, gem-stone, rescue-workers-helmet | peaks, desert, hills
oil, petroleum, petrol station, gas station, fuel, petrol, gasoline, fossil fuel | oil-drum, fuel-pump, fire | desert, sea, city
news, newspaper, journalism, journalist, reporter | newspaper, microphone, television, megaphone | city, office, stage
communication, communicate, inform, information, announcement, feedback, opinion, listen | speech-balloon, megaphone, telephone, ear | network, office, waves
presentation, present, speaker, speech to, public speaking, audience, pitch | microphone, studio-microphone, megaphone, column-chart | stage, office
interview, recruit, recruitment, hire, hiring, candidate, résumé, cv, onboarding, human resources | briefcase, clipboard, handshake, name-badge | office, steps, city
conflict resolution, complaint, dispute, angry customer, de-escalation | speech-balloon, dove, handshake | office, waves, geometry
productivity, efficient, efficiency, effective, performance, optimise, optimize, lean production, lean management | stopwatch, gear, rocket, column-chart | isometric, steps, office
deadline, time management, urgent, hurry, quick, fast, speed, rapid | stopwatch, hourglass-not-done, alarm-clock, racing-car | office, city, waves
time, hour, clock, grandfather clock, minute, moment, duration, wait, patience, moments | mantelpiece-clock, alarm-clock, hourglass-not-done | orbits, table, desert
day, date, calendar, week, month, year, annual, event | tear-off-calendar, spiral-calendar, sun | office, hills, table
process, workflow, step, method, stage of, phase, pipeline, cycle, loop, system | gear, puzzle-piece, ladder | isometric, steps, orbits
decision, decide, choice, choose, option, alternative, compare, comparison, trade-off, versus | balance-scale, compass, door | geometry, steps, map
change, transform, transformation, transition, adapt, shift, adaptation | butterfly, seedling, hourglass-not-done | waves, hills, botanical
responsibility, responsible, duty, accountable, accountability, trust, reliable, honest | handshake, anchor, shield | sea, geometry, office
car, automobile, vehicle, traffic, road | automobile, sport-utility-vehicle, horizontal-traffic-light | city, hills, desert
drive, driver, driving | automobile, horizontal-traffic-light | city, hills, desert
train, railway, rail, station, metro, subway, tram | high-speed-train, locomotive, station, tram | city, hills, peaks
cable car, aerial tramway, gondola lift, ski lift | aerial-tramway, mountain-cableway | peaks, hills
bus, public transport, commute, commuter, passenger | bus, tram, station | city, hills
bicycle, bike, cycling, cyclist, ride | bicycle, kick-scooter, running-shoe | city, hills, sea
plane, airplane, aircraft, flight, fly, flying, airport, aviation, pilot | airplane, small-airplane, airplane-departure | clouds, peaks, city
ship, boat, sail, sailing, sailor, vessel, captain, cruise, navy, maritime | sailboat, ship, anchor, passenger-ship | sea, map
travel, trip, journey, tourist, tourism, holiday, vacation, abroad, adventure, destination | luggage, world-map, airplane, compass | map, sea, peaks
hotel, hospitality, reception, check-in | office-building, bellhop-bell, luggage, bed | city, table, sea
navigate, navigation, direction, route, path, find the way, find your way, guide, guidance, orientation | compass, world-map, round-pushpin | map, hills, peaks
place, location, address, local, nearby | round-pushpin, world-map, house | map, city
city, urban, town, metropolis, street, neighbourhood, neighborhood, downtown | office-building, houses, bus, department-store | city, isometric
village, community, society, social, neighbour, population, public, citizen | houses, handshake, house-with-garden | hills, city, network
`;
