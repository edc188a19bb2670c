import { describe, expect, it } from 'vitest';
import { namedPlace } from './named-place.ts';

describe('the place that a description names', () => {
  it.each([
    ['A lighthouse shines over the sea.', 'sea'],
    ['Whales swim under the waves.', 'underwater'],
    ['Mara dances on the beach.', 'sea'],
    ['Rain falls on the towers of a city at night.', 'city'],
    ['A bus comes down the empty street.', 'city'],
    ['An owl sits in a dark forest.', 'forest'],
    ['The bus drives through the mountains.', 'peaks'],
    ['In the kitchen the dough rests.', 'table'],
    ['A ship off the coast of Norway', 'sea'],
    ['Somebody far out on the water', 'sea'],
    ['A boat in a wide bay', 'sea'],
  ] as const)('of “%s” is %s', (description, setting) => {
    expect(namedPlace(description)?.setting).toBe(setting);
  });

  it.each([
    'How neural networks learn',
    'She drowned in a sea of data',
    'The city',
    'What rises in the cloud',
    'Contract law in court',
    '30 g of hot water',
    'A glass of water',
    'Stop in a marked bay',
  ])('is none of “%s”', (description) => {
    expect(namedPlace(description)).toBeUndefined();
  });
});
