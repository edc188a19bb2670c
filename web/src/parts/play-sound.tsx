import { Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../text/messages.ts';
import { IconButton } from './button.tsx';

/** Plays a sound whose words stand beside it, and stops it. */
export function PlaySound({ url, label }: { url: string; label: string }) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const sound = new Audio(url);
    const stop = () => setPlaying(false);
    sound.addEventListener('ended', stop);
    sound.addEventListener('error', stop);
    void sound.play().catch(stop);
    return () => {
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
