/** Words to pictures: body, nature, food, home, arts, sport, feelings. The form is that of `concepts-knowledge`. */
export const LIFE_CONCEPTS = `
heart, cardiac, cardiology, cardiovascular, blood pressure, circulation, pulse | anatomical-heart, red-heart, stethoscope | waves, network, stage
blood, bleed, transfusion, vein, artery | drop-of-blood, syringe, anatomical-heart | waves, network, table
lung, respiratory, asthma, pneumonia | lungs, stethoscope, leaf-fluttering-in-wind | clouds, waves, network
brain, neurology, neuroscience, nerve, nervous system, stroke | brain, high-voltage, stethoscope | network, orbits, waves
lens, glass, optics, magnify | magnifying-glass-tilted-left, telescope, glasses | orbits, waves, stage
eye, vision, sight, see, look, optical, visual, view | eye, glasses, telescope | orbits, waves, peaks
ear, hear, hearing, listen to | ear, headphone, studio-microphone | waves, stage
tooth, dentist, dental, oral | tooth, toothbrush, sparkles | podium, table, clouds
bone, skeleton, fracture, orthopaedic, joint, muscle, arm, leg | bone, flexed-biceps, running-shoe | network, podium, geometry
health, healthy, wellbeing, well-being, wellness, keep fit | red-apple, stethoscope, green-salad, beating-heart | botanical, hills, table
medicine, medical, doctor, nurse, physician, clinic, patient, treatment, therapy, diagnosis, hospital | stethoscope, first-aid-kit, pill, hospital | table, network, city
drug, pill, pharmacy, tablet, medication, dose, prescription | pill, test-tube, jar | table, podium, network
vaccine, vaccination, injection, immune, immunity, antibody | syringe, shield, microbe | network, table, orbits
hygiene, wash, clean, cleaning, soap, sanitise, sanitize, disinfect | soap, bubbles, sponge, lotion-bottle | table, waves, podium
sleep, sleeping, rest, dream, bed, insomnia, tired | bed, crescent-moon, teddy-bear | clouds, table, hills
stress, burnout, anxiety, pressure, overload | cloud-with-lightning, hourglass-not-done, sweat-droplets | waves, sea, clouds
meditation, mindfulness, calm, relax, relaxation, yoga, peace, peaceful, balance, harmony | lotus, dove, candle | sea, botanical, waves
food, meal, eat, eating | fork-and-knife-with-plate, pot-of-food, green-salad | table, botanical
cooking oil, olive oil, vegetable oil, frying oil | olive, pot-of-food | table, botanical
diet, nutrition, nutrient, vitamin, protein, calorie | green-salad, red-apple, avocado, carrot | table, botanical, hills
cook, cooking, kitchen, chef, recipe, bake, baking | cooking, pot-of-food, salt, kitchen-knife | table
breakfast, lunch, dinner, restaurant, menu, waiter | fork-and-knife-with-plate, croissant, pancakes, spaghetti | table, city
fruit, apple, orange, banana, berry, strawberry | red-apple, grapes, strawberry, tangerine, cherries | table, botanical, hills
vegetable, carrot, tomato, potato, salad, vegan, vegetarian | carrot, broccoli, tomato, green-salad | table, botanical, hills
bread, wheat, flour, grain, bakery, dough, yeast, loaf, crust | bread, baguette-bread, sheaf-of-rice, croissant | table, hills
coffee, espresso, cafe, caffeine, barista | hot-beverage, croissant, beans | table, city, podium
tea, teapot | teapot, hot-beverage, herb | table, botanical
drink, juice, beverage, thirst, cocktail, pour, sip | cup-with-straw, tropical-drink, glass-of-milk | table, sea, podium
wine, vineyard, grape | wine-glass, grapes, clinking-glasses | table, hills
beer, brewery, pub | beer-mug, clinking-beer-mugs, sheaf-of-rice | table, city
cake, birthday, dessert, sweet, chocolate, candy | birthday-cake, cupcake, doughnut, chocolate-bar | table, podium, stage
pizza, burger, fast food, snack | pizza, hamburger, french-fries | table, podium, city
milk, cheese, dairy, egg | cheese-wedge, glass-of-milk, egg | table, hills
fish, fishing, seafood, sushi | fish, tropical-fish, sushi, fishing-pole | underwater, sea, table
honey, bee, beekeeping, pollinate, pollination, pollinator | honeybee, honey-pot, sunflower | meadow, botanical, hills
plant, plants, botany, vegetation, garden, gardening, gardener, horticulture | potted-plant, seedling, sunflower, herb | botanical, meadow, arbour
leaf, tea leaves, green leaves, fallen leaves, foliage | leaf-fluttering-in-wind, maple-leaf, herb, four-leaf-clover | botanical, forest, hills
root, seed, sprout, germinate, germination, sapling | seedling, chestnut, potted-plant | botanical, hills, forest
flower, blossom, bloom, bouquet, rose, tulip, petal | sunflower, tulip, rose, bouquet, hibiscus | meadow, botanical, arbour
tree, forest, wood, woodland, timber, jungle, rainforest | deciduous-tree, evergreen-tree, wood, chipmunk | forest, hills, botanical
nature, natural, environment, environmental, ecology, ecosystem, biodiversity, wild, wildlife, habitat | deciduous-tree, fox, butterfly, herb | forest, hills, botanical
climate, climate change, global warming, greenhouse, carbon, emission, temperature, heat | globe-showing-europe-africa, thermometer, sun, ice | peaks, desert, hills
sustainable, sustainability, green energy, renewable, eco, wind turbine, environment-friendly | wind-turbine, solar-panel, seedling, recycling-symbol | hills, botanical, sea
recycle, recycling, waste, rubbish, garbage, trash, plastic, pollution | recycling-symbol, wastebasket, baby-bottle | hills, sea, isometric
river, stream, brook, creek, waterfall, spring water, headwaters | waterfall | hills, forest, peaks
water, wet, liquid, lake, hydration, irrigation water | droplet, fountain, tumbler-glass | sea, hills, underwater
ocean, sea, marine, wave, coast, tide | sailboat, lighthouse, tropical-fish, dolphin | sea, underwater, waves
coral, reef, sea life, marine life | coral, tropical-fish, octopus | underwater
whale, dolphin, shark | spouting-whale, dolphin, shark | underwater, sea
lighthouse, beacon, lighthouse keeper | lighthouse, sailboat | sea, peaks
beach, sand, summer, sunshine, surfing | umbrella-on-ground, palm-tree, sunglasses | sea, desert
swim, swimming, swimmer, dive, diving, diver | diving-mask, tropical-fish, ring-buoy | underwater, sea
island, tropical, palm, paradise | desert-island, palm-tree, parrot | sea, map
mountain, peak, summit, hill, climb, climbing, climber, alpine, hike, hiking, hiker | snow-capped-mountain, hiking-boot, mountain, compass | peaks, hills
camp, camping, camper, campsite, tent, outdoor, outdoors, campfire, bonfire | tent, campfire, camp-lantern, backpack | forest, hills, peaks
backpack, trekking, trail, wilderness, scout | backpack, hiking-boot, compass | forest, peaks, hills
desert, dune, drought, dry, camel, sahara, cactus | camel, cactus, sun | desert
volcano, eruption, lava, magma | volcano, fire, rock | peaks, desert
sun, sunny, sunlight, sunrise, sunset, dawn, morning, daylight | sun, sun-behind-cloud, sunflower | hills, sea, peaks
night, evening, dark, midnight, nocturnal | crescent-moon, candle, owl | hills, city, forest
rain, rainy, umbrella, flood, storm, thunder, lightning | umbrella-with-rain-drops, cloud-with-rain, cloud-with-lightning | city, hills, sea
fog, foggy | cloud, lighthouse, cloud-with-rain | sea, hills, forest
sky, skies | cloud, kite | clouds, hills, sea
weather, meteorology, wind, hurricane, tornado, cloud | sun-behind-cloud, cloud-with-rain, tornado, kite | clouds, hills, sea
cold, cool, ice, freeze, frozen, cooling | ice, snowflake, thermometer | podium, peaks, waves
snow, winter, arctic, polar, glacier, ski, skiing | snowflake, ice, snowman, skis | peaks, forest, hills
spring, easter, april | tulip, hatching-chick, cherry-blossom, seedling | meadow, hills, arbour
autumn, fall season, october | maple-leaf, fallen-leaf, chestnut, brown-mushroom | forest, hills
christmas, xmas, holiday season, new year | christmas-tree, wrapped-gift, bell, snowman | forest, table, hills
animal, animals, zoo, zoology, mammal, creature, pet | fox, elephant, lion, paw-prints | forest, hills, desert
dog, puppy, canine | dog, poodle, bone | hills, sea, table
cat, kitten, feline | cat, black-cat, yarn | table, library, hills
bird, birds, feather, nest, wing | bird, parrot, owl, eagle, feather | clouds, forest, hills
horse, pony, riding | horse, carousel-horse | hills, desert
cow, cattle, livestock, sheep, goat | cow, ewe, tractor | hills
insect, bug, butterfly, ant, beetle | butterfly, lady-beetle, ant, honeybee | meadow, botanical, forest
wolf, bear, fox, deer, lion, tiger | wolf, bear, fox, deer, lion | forest, peaks, hills
elephant, giraffe, zebra, safari, africa | elephant, giraffe, zebra, lion | desert, hills
love, romance, romantic, wedding, marriage, couple, valentine, affection | red-heart, two-hearts, love-letter, ring, rose | sea, arbour, meadow, hills
family, parent, mother, father, child, children, kid, baby, son, daughter | house-with-garden, teddy-bear, kite, baby-bottle | hills, table, sea
elderly, old age, senior citizen, pensioner, grandparent | glasses, teapot, couch-and-lamp | table, hills
friend, friendship, friendly, relationship, belonging | handshake, two-hearts, balloon | hills, sea, orbits
care, caring, help, helping, support, empathy, kindness, compassion, volunteer, charity, donate | heart-hands, red-heart, ring-buoy, handshake | botanical, hills, waves
happy, happiness, joy, fun, smile, delight, positive, celebrate, celebration, party, festival | balloon, birthday-cake, party-popper, sun | stage, hills, clouds
sad, sadness, grief, depression, lonely, loss of | wilted-flower, cloud-with-rain, broken-heart | sea, clouds, hills
anger, angry, rage, furious | fire, volcano, cloud-with-lightning | peaks, stage, waves
fear, afraid, scary, horror, ghost, monster, halloween | ghost, jack-o-lantern, bat, spider-web | forest, city, stage
courage, brave, bravery, hero, strength, strong, resilience, resilient, power of | lion, shield, flexed-biceps, mountain | peaks, sea, stage
hope, faith, future, tomorrow, vision for, dream of | dove, telescope, seedling, candle | hills, clouds, steps
curious, curiosity, wonder, imagination, imagine, magic | magic-wand, telescope, sparkles, crystal-ball | space, clouds, forest
surprise, gift, present for, giveaway | wrapped-gift, party-popper, balloon | podium, stage, table
luck, lucky, fortune | four-leaf-clover, game-die, glowing-star | hills, stage
secret, mystery, hidden, unknown, treasure | old-key, locked, gem-stone | forest, library, map
open, access, unlock, entry, entrance, door, opportunity, begin, beginning, start, welcome to, introduction | door, key, unlocked, compass | steps, hills, library
finish, complete, completion, conclusion, summary, final, done, recap, wrap up | trophy, chequered-flag, bookmark, sports-medal | peaks, sea, steps
important, key point, essential, remember this, core, basics, foundation, principle | key, gem-stone, pushpin, brick | podium, stage, geometry
art, artist, paint, painting, draw, drawing, design, designer, colour, color, illustration | artist-palette, paintbrush, framed-picture, crayon | geometry, waves, office
photo, photograph, photography, camera, picture, image | camera, camera-with-flash, framed-picture | podium, peaks, sea
film, movie, documentary, cinema, video, director, actor, scene, hollywood | clapper-board, movie-camera, film-projector, popcorn | stage, city
music, musician, song, melody, audio, concert, orchestra | musical-notes, guitar, headphone, saxophone, musical-keyboard | stage, waves, city
guitar, rock music, piano, violin, drum, instrument | guitar, drum, musical-keyboard, trumpet | stage, waves
sing, singer, vocal, karaoke, podcast, recording | studio-microphone, microphone, headphone, radio | stage, waves
dance, dancing, dancer | musical-notes, mirror-ball | stage, waves
ballet | ballet-shoes, performing-arts | stage, waves
theatre, theater, drama, performance on stage | performing-arts, mirror-ball | stage, waves
game, gaming, play a game, video game, toy | video-game, joystick, game-die, teddy-bear | isometric, stage, network
sport, sports, athlete, fitness, gym, workout, competition, compete, exercise routine | trophy, soccer-ball, running-shoe, basketball | stage, hills, city
football, soccer, goalkeeper | soccer-ball, goal-net, trophy | stage, hills
run, running, marathon, sprint, race, jog | running-shoe, stopwatch, chequered-flag | hills, city, peaks
tennis, basketball, baseball, golf, volleyball, boxing | tennis, basketball, baseball, boxing-glove | stage, geometry, city
fashion, clothes, clothing, dress, wear, shoe, style, textile | dress, high-heeled-shoe, handbag, t-shirt | podium, stage, city
beauty, cosmetics, skin care, skincare, make-up, perfume | lipstick, lotion-bottle, mirror, nail-polish | podium, arbour, botanical
jewel, jewellery, jewelry, diamond, gold, luxury, wedding ring, watch | gem-stone, ring, crown, watch | podium, stage
furniture, sofa, chair, interior, room, living room | couch-and-lamp, chair, potted-plant | table, office
bag, suitcase, handbag, luggage | handbag, luggage, backpack | podium, city
bottle, drinking glass, cup, mug, jar | tumbler-glass, jar, hot-beverage | table, podium
key, keys, lock | key, old-key, locked | podium, table, geometry
candle, incense, diwali, ritual, spiritual, prayer, religion, church, god | candle, diya-lamp, church | steps, library, hills
world, earth, globe, global, international, worldwide, planet earth | globe-showing-europe-africa, globe-showing-americas, globe-showing-asia-australia, world-map | space, orbits, map
bridge, footbridge, viaduct, aqueduct | stone-bridge | sea, city, hills
connect people, link, bond, chain | link, chains | network, isometric, city
wall, border, barrier, obstacle, limit, challenge, difficult | brick, construction, mountain | peaks, steps, isometric
`;
