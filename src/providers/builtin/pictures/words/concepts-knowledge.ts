/**
 * Words to pictures, one concept a line: its words and phrases | icons, the most telling first | settings.
 * Learning, technology and science.
 */
export const KNOWLEDGE_CONCEPTS = `
neural network, neural, neuron, deep learning, synapse | neuron-net, brain, high-voltage | network, orbits, waves
artificial intelligence, ai, machine learning, intelligent machine, chatbot, assistant, agent | robot, brain, microchip | network, office, orbits
language model, llm, gpt, transformer | robot, neuron-net, books, speech-balloon | network, library, orbits
attention, focus, concentrate | magnifying-glass-tilted-left, eye, bullseye | network, stage, orbits
token, tokenise, tokenize, tokenization, tokenizer | token-blocks, puzzle-piece, game-die | isometric, network, geometry
word, vocabulary, letter, alphabet, spell, write, writing | open-book, pencil, memo | library, geometry, office
sentence, text, paragraph, document, page, essay, article, report | memo, scroll, open-book | library, office
language, translate, grammar, linguistics, speech, speak, dialogue, conversation, talk | globe-with-meridians, speech-balloon, open-book | network, waves, map
predict, prediction, forecast, guess, probability, chance, likely, random | crystal-ball, game-die, column-chart | orbits, stage, waves
hallucination, hallucinate, illusion, false, fake, fabricate, made up | performing-arts, magic-wand, crystal-ball | clouds, waves, space
parameter, tune, tuning, adjust, configure | control-knobs, level-slider, gear | isometric, network, geometry
training data, dataset, data, big data, record | data-store, column-chart, card-file-box | network, isometric, city
training, train a model, exercise, practice, practise, drill | bullseye, stopwatch, trophy | steps, peaks, stage
algorithm, logic, rule-based, procedure, recipe for | gear, puzzle-piece, abacus | isometric, geometry, network
prompt, instruction, command | keyboard, pencil, speech-balloon | office, network, stage
context, context window, background information | window, open-book, scroll | library, office, clouds
memory, remember, recall, forget | brain, framed-picture, elephant | network, library, clouds
embedding, vector, dimension, space of | compass, triangular-ruler, globe-with-meridians | space, network, geometry
computer, laptop, pc, software, program, application, app | laptop, desktop-computer, mobile-phone | office, isometric, network
code, coding, programming, developer, debug, bug in | laptop, keyboard, gear, bug | office, isometric, network
database, storage, archive, backup, query, sql, spreadsheet, rows and columns | data-store, file-cabinet, card-file-box | isometric, library, network
server, cloud computing, hosting, data centre, data center, infrastructure | hard-drive-cloud, server-rack, desktop-computer | clouds, isometric, network
internet, web, web address, email address, e-mail address, online, website, browser, digital, network, connected, connection | globe-with-meridians, satellite-antenna, laptop | network, orbits, city
phone, smartphone, cell phone, mobile, call, telephone, screen, display, screenshot, qr code | mobile-phone, telephone, mobile-phone-with-arrow | city, network, podium
email, e-mail, mail, message, inbox, newsletter, letter to | envelope, postbox | office, clouds, city
chip, hardware, processor, electronics, circuit, semiconductor | microchip, electric-plug, gear | isometric, network, city
battery, charge, charging, rechargeable, power bank | battery, electric-plug, high-voltage | isometric, podium, city
electricity, electric, voltage, current, power, power plant, power station | high-voltage, electric-plug, light-bulb | city, network, hills
energy, energetic | high-voltage, sun, battery | hills, waves, orbits
solar lantern, camping light, solar lamp | camp-lantern, solar-panel, tent | forest, hills, sea
solar, solar panel, photovoltaic, solar power, solar energy | solar-panel, sun, battery | hills, desert, sea
lantern, lamp, torch, lighting, flashlight | camp-lantern, light-bulb, flashlight | forest, table, hills
light, bright, shine, glow, illumination | light-bulb, sun, candle | stage, hills, steps
idea, insight, inspiration, creative, creativity, invention, inventor, innovation, innovative | light-bulb, sparkles, rocket | stage, orbits, geometry
robot, robotics, automation, automate, automatic | robot, mechanical-arm, gear | isometric, office, network
machine, mechanism, engine, motor, mechanic, engineering, engineer | gear, nut-and-bolt, hammer-and-wrench, wrench | isometric, geometry, city
tool, repair, fix, maintain, maintenance, service | toolbox, hammer-and-wrench, wrench, screwdriver | table, isometric, office
password, login, authentication, encrypt, encryption, cryptography, credential | locked-with-key, key, locked | network, isometric, geometry
cybersecurity, security, secure, hacker, phishing, malware, firewall, privacy, private | shield, locked, key | network, isometric, city
virus, infection, pathogen, bacteria, microbe, germ | microbe, petri-dish, microscope | network, table, orbits
learn, learning, study, student, pupil, course, lesson, lecture, education, training course | graduation-cap, open-book, books, backpack | library, steps, office
school, classroom, teach, teacher, trainer, trainee, teaching, pedagogy | school, graduation-cap, books, pencil | library, city, office
university, college, campus, academic, scholar, degree, diploma | graduation-cap, classical-building, books | library, steps, city
book, library, literature, novel, chapter, textbook | books, open-book, bookmark | library, table, office
read, reading, reader | open-book, books, glasses | library, table, office
story, tale, legend, myth, narrative, fairy tale | open-book, scroll, castle, dragon | forest, library, peaks
wrong, mistake, error, incorrect, fault, faulty, fail, failure | warning, magnifying-glass-tilted-left, broken-heart | steps, geometry, waves
exam, test, quiz, question, check knowledge, assessment, evaluate, evaluation | clipboard, memo, pencil, trophy | office, library, geometry
answer, solution, solve, problem solving, problem | puzzle-piece, key, light-bulb | geometry, isometric, stage
knowledge, know, understand, understanding, wisdom, comprehension, explain, explanation | owl, open-book, light-bulb, books | library, forest, steps
think, thinking, thought, reason, reasoning, mind, cognition, mental, psychology | brain, puzzle-piece, owl | clouds, network, orbits
search, searching, find out, look for | magnifying-glass-tilted-left, telescope, compass | library, map, network
research, investigate, investigation, explore, discover, discovery, analysis, analyse, analyze, inspect | magnifying-glass-tilted-left, microscope, telescope, compass | table, space, map
science, scientific, scientist, laboratory, lab, experiment, hypothesis | microscope, test-tube, alembic, petri-dish | table, orbits, network
chemistry, chemical, molecule, compound, reaction, acid, solvent | alembic, test-tube, atom | table, network, orbits
physics, atom, quantum, nuclear, particle, electron, proton | atom, magnet, high-voltage | orbits, space, network
gravity, orbit, newton | red-apple, ringed-planet, globe-showing-europe-africa | orbits, space, hills
magnet, magnetic, attraction, attract | magnet, compass | orbits, waves, table
biology, cell, organism, gene, genetic, dna, heredity, genome | dna, microscope, microbe | network, waves, orbits
evolution, evolve, darwin, species | monkey, sauropod, dna, lizard | forest, desert, steps
dinosaur, fossil, prehistoric, extinct | sauropod, t-rex, bone | desert, forest, hills
photosynthesis, chlorophyll, photosynthetic | seedling, potted-plant, sun, leaf-fluttering-in-wind | meadow, hills, botanical, forest
breath, breathe, breathing | lungs, leaf-fluttering-in-wind | clouds, forest, hills
gas, ferment, fermentation, fizz, fizzy, bubble, sparkling water, soda water | bubbles, alembic | table, clouds, waves
oxygen, carbon dioxide, co2, air | leaf-fluttering-in-wind, deciduous-tree | clouds, forest, hills
astronomy, astronomer, star, galaxy, universe, cosmos, constellation, milky way | telescope, glowing-star, ringed-planet | space, peaks, hills
planet, planetary, saturn, mars, jupiter, venus, solar system | ringed-planet, globe-showing-americas, telescope | space, orbits
moon, lunar, eclipse, tide | full-moon, crescent-moon, astronaut | space, sea, hills
rocket, spaceship, spacecraft, launch, nasa, startup, start-up, take off | rocket, satellite, flying-saucer | space, clouds, stage
astronaut, space station, space travel, outer space, space | rocket, satellite, astronaut, ringed-planet | space, orbits
satellite, gps, navigation satellite, radio signal, broadcast, antenna, radio | satellite-antenna, satellite, radio | space, hills, network
mathematics, math, maths, equation, formula, calculate, calculation, number, arithmetic, algebra, sum | abacus, triangular-ruler, plus | geometry, library, isometric
geometry, triangle, symmetry | triangular-ruler, straight-ruler, compass | geometry, isometric, orbits
shape, circle, square, angle | triangular-ruler, straight-ruler | geometry, isometric, orbits
statistic, statistics, graph, chart, diagram, metric, measure, kpi, trend, dashboard | column-chart, magnifying-glass-tilted-left, abacus | isometric, city, office
weigh, weight, weigh it, scales, gram, kilogram | balance-scale, straight-ruler, coin-stacks | table, podium, geometry
measurement, ruler, length, distance, size, scale of | straight-ruler, triangular-ruler, balance-scale | geometry, table, isometric
history, historical, ancient, civilisation, civilization, antiquity | amphora, hourglass-done, classical-building, scroll | desert, library, hills
rome, roman, greek, greece, empire, temple, emperor, athens | classical-building, amphora, shield | hills, sea, desert
egypt, pyramid, pharaoh, mummy | camel, amphora, sun | desert
medieval, middle ages, knight, castle, king, queen, kingdom, feudal | castle, crown, crossed-swords, shield | hills, peaks, forest
revolution, uprising, war, battle, soldier, army, military, conflict | crossed-swords, military-medal, shield, military-helmet | hills, desert, stage
geography, map, atlas, country, continent, region, territory | world-map, globe-showing-europe-africa, compass | map, peaks, sea
geology, rock, mineral, stone, earthquake, tectonic | rock, gem-stone, mountain, volcano | peaks, desert, hills
philosophy, philosopher, ethics, moral, morality, truth | owl, balance-scale, candle | library, peaks, steps
`;
