"""The process that holds pyttsx3: reads requests as JSON lines from its input, answers each with one line.

A request is ``{"text", "voice", "words_per_minute", "pitch", "file"}``; the answer is ``{"fault": "", "message": "",
"words": []}``, where the fault is empty, ``missing`` (no espeak-ng), ``voice`` (no such voice) or ``failed``, and the
words are what espeak-ng told while it spoke: pairs of milliseconds and the character of the text, counted from 0, that
is said from there on. A request ``{"voices": true}`` is answered with ``voices``: triples of an identifier, a language
and a name. A first answer without a request says whether the engine could be loaded. The end of the input
ends the process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SYNTHESIS_S = 10


class Speaker:
    """pyttsx3 with espeak-ng, one text after another.

    Raises:
        RuntimeError: espeak-ng cannot be loaded.
    """

    def __init__(self) -> None:
        import pyttsx3  # noqa: PLC0415 - loading it is what may fail
        from pyttsx3.drivers import _espeak  # noqa: PLC0415 - the same

        self._espeak = _espeak
        self._engine = pyttsx3.init("espeak")
        self._words: list[tuple[int, int]] = []
        # pyttsx3 tells which word begins, but not when
        self._on_synth = self._engine.proxy._driver._onSynth  # noqa: SLF001 - it offers no other way
        _espeak.SetSynthCallback(self._note_words)
        # pyttsx3 cancels a text when espeak-ng is still busy, be it only with a change of voice
        self._settle = _espeak.Synchronize
        self._errors: list[Exception] = []
        self._finished = threading.Event()
        self._cancelled = False
        # pyttsx3 swallows every exception of its driver and tells it only here
        self._engine.connect("error", lambda name, exception: self._errors.append(exception))  # noqa: ARG005 - theirs
        self._engine.connect("finished-utterance", self._note_end)
        # until its first runAndWait pyttsx3 only queues, and the first text would be cancelled or lost
        self._settle()
        self._engine.runAndWait()

    def speak(self, request: dict[str, Any]) -> dict[str, Any]:
        """Write the file that was asked for, and answer."""
        self._errors.clear()
        self._words.clear()
        self._finished.clear()
        self._cancelled = False
        self._engine.setProperty("voice", request["voice"])
        self._engine.setProperty("rate", request["words_per_minute"])
        self._engine.setProperty("pitch", request["pitch"])
        self._settle()
        self._engine.save_to_file(request["text"], request["file"])
        self._engine.runAndWait()
        if self._errors:
            fault = "voice" if "SetVoiceByName" in str(self._errors[0]) else "failed"
            return answer(fault, str(self._errors[0]))
        if not self._finished.wait(LONGEST_SYNTHESIS_S):
            return answer("failed", f"espeak-ng did not finish within {LONGEST_SYNTHESIS_S} s")
        if self._cancelled:
            return answer("failed", "pyttsx3 cancelled the text")
        # espeak-ng drops a variant it does not know and says nothing: only the voice in use tells
        if "+" in request["voice"] and "+" not in str(self._engine.getProperty("voice")):
            return answer("voice", f"no variant '{request['voice']}'")
        return answer(words=self._words)

    def voices(self) -> dict[str, Any]:
        """List the voices."""
        found = self._engine.getProperty("voices")
        return {**answer(), "voices": [(voice.id, voice.languages[0], voice.name) for voice in found]}

    def _note_words(self, samples: Any, count: int, events: Any) -> int:  # noqa: ANN401 - pointers of ctypes
        """Keep the places of words and clauses, then let pyttsx3 have what espeak-ng made."""
        for event in takewhile(lambda event: event.type != self._espeak.EVENT_LIST_TERMINATED, events):
            # characters, not bytes; a word's are counted from 1, a clause's end is the beginning of the next from 0
            if event.type == self._espeak.EVENT_WORD:
                self._words.append((event.audio_position, event.text_position - 1))
            elif event.type == self._espeak.EVENT_END:
                self._words.append((event.audio_position, event.text_position))
        return int(self._on_synth(samples, count, events))

    def _note_end(self, name: str | None, completed: bool) -> None:  # noqa: FBT001 - pyttsx3 calls it so
        del name
        self._cancelled |= not completed
        self._finished.set()


def answer(fault: str = "", message: str = "", words: Sequence[tuple[int, int]] = ()) -> dict[str, Any]:
    """Make an answer line."""
    return {"fault": fault, "message": message, "words": words}


def serve() -> None:
    """Answer requests until the input ends."""
    # pyttsx3 prints to standard output: it gets the null device, the answers keep the pipe
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", buffering=1)
    with open(os.devnull, "w", encoding="utf-8") as null:  # noqa: PTH123 - os.devnull is no path to work on
        os.dup2(null.fileno(), sys.stdout.fileno())
    try:
        speaker = Speaker()
    except (ImportError, RuntimeError, OSError) as error:
        pipe.write(json.dumps(answer("missing", str(error))) + "\n")
        return
    pipe.write(json.dumps(answer()) + "\n")
    for line in sys.stdin:
        request = json.loads(line)
        pipe.write(json.dumps(speaker.voices() if "voices" in request else speaker.speak(request)) + "\n")


if __name__ == "__main__":
    serve()
