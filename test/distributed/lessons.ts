/** As little film as there can be with pictures, speech, music, captions and a cross-fade in it. */
export const SHORT_LESSON = {
  lesson_id: 'lighthouses',
  lesson_title: 'Lighthouses',
  settings: { ratio: '1:1', frameRate: 24 },
  slides: [
    {
      slide_title: 'Why they shine',
      items: [{ bullet: 'Rocks at night', talk: 'Rocks hide at night.' }],
    },
    {
      slide_title: 'How they shine',
      items: [{ bullet: 'A lens of rings', talk: 'Glass rings bend light.' }],
    },
  ],
};

/** The same with other words, so that nothing of it is there yet. */
export function anotherShortLesson(number: number): object {
  const slides = SHORT_LESSON.slides.map(({ slide_title, items }) => ({
    slide_title: `${slide_title} ${number}`,
    items: items.map(({ bullet, talk }) => ({ bullet, talk: `${talk} Number ${number}.` })),
  }));
  return { ...SHORT_LESSON, slides };
}

/** A lesson of so many pictures. */
export function pictureLesson(pictures: number): object {
  return {
    lesson_id: `pictures-${pictures}`,
    slides: Array.from({ length: pictures }, (_, index) => ({
      slide_title: `Slide ${index + 1}`,
      items: [{ bullet: `Point ${index + 1}`, talk: `This is point ${index + 1}.` }],
    })),
  };
}
