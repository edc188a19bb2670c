import { Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../text/messages.ts';
import { IconButton } from './button.tsx';

/** Stops the one that is playing, if any: two at once could not be told apart. */
let stopOther: (() => void) | undefined;

/** Plays a sound, and stops it; one that is played before it stops then. */
export function PlaySound({ url, label }: { url: string; label: string }) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const sound = new Audio(url);
    const stop = () => setPlaying(false);
    stopOther?.();
    stopOther = stop;
    sound.addEventListener('ended', stop);
    sound.addEventListener('error', stop);
    void sound.play().catch(stop);
    return () => {
      if (stopOther === stop) stopOther = undefined;
      sound.removeEventListener('error', stop);
      sound.pause();
      sound.removeAttribute('src');
    };
  }, [isPlaying, url]);
  return (
    <IconButton
      label={isPlaying ? say('sound.stop') : label}
      aria-pressed={isPlaying}
      onClick={() => setPlaying(!isPlaying)}
    >
      {isPlaying ? <Square /> : <Play />}
    </IconButton>
  );
}
