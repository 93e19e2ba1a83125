/** Pages that stand in for another: at a wrong address, and without a network. */
export const words = {
  wrong: {
    title: 'No such page',
    description: 'There is no page at this address.',
    lead: 'Not zero, not NaN. Not reached.',
    text: 'There is nothing at this address. {first}',
    first: 'The case begins on the first page.',
  },
  offline: {
    title: 'Not here yet',
    description: 'This page has not been opened before, and there is no network.',
    lead: 'There is no network, and this page has not been opened before on this device.',
    kept: 'These pages have, and work as they did:',
    first: 'First page',
    again: 'Try again',
  },
};
