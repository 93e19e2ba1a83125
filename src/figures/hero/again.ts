/** Plays the picture once more from its beginning, whichever of its runs shows. It needs no engine. */
for (const button of document.querySelectorAll('hero-figure [data-again]'))
  button.addEventListener('click', () => {
    for (const animation of button.closest('hero-figure')!.getAnimations({ subtree: true })) {
      animation.currentTime = 0;
      animation.play();
    }
  });
