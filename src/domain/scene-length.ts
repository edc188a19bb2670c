/** The least that a scene is shown for, where its storyboard does not say. */
export const SHORTEST_SCENE_SECONDS = 1;
