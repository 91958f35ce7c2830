"""Dates, times of the day, both, parts of the day and durations: the rules that hold in every language.

What is not understood is nothing, and so is what contradicts itself ("в пятницу двадцать шестого", said of a Thursday),
what is denied and what is left to choose ("в три или в четыре"). A correction takes what follows; a bound that names
a moment ("после трёх", "не позже пятого") is that moment, but "до пяти" is none. Where people leave something out,
these rules fill it in:

- an hour without a part of the day is in office hours: 1 to 7 are in the afternoon, 8 to 12 as they are; the other half
  of the day is an alternative. Where today's hour is over and one ahead is asked for, it is the one in the evening;
- a part of the day without an hour is the hour that the lexicon gives it ("утром" 09:00, "после обеда" 14:00);
- a weekday is the next one after today, today is an alternative if it is that weekday;
- "следующий" and a weekday of the next week are in the week that begins next Monday, the nearest is an alternative;
- a day of the month is the next such day, today included; a month already over is next year's, and its last such day
  is an alternative; a year of two figures lies at most ten years ahead;
- the end of a week is its Friday, its beginning Monday, its middle Wednesday, the weekend Saturday; the middle of a
  month is the 15th; "через четверг" is the Thursday after the next; "в понедельник через неделю" the second Monday;
- days, weeks and months keep the time of the day on the wall, hours and minutes elapse, whatever the clocks do.

A value is doubtful, so that the person should be asked, only where neither reading is clearly likelier: eight o'clock
without a part of the day (before most offices open, and an hour at which many are at home; from nine on offices work,
and up to seven nobody means the morning), the midnight of a day (it begins or ends it), "через день", and one of two
neighbours ("в два три часа", "пятого шестого декабря", "минут десять пятнадцать").

A moment that is over, where one ahead is asked for, is given with ``past``, the next such hour as its alternative.

Libraries were measured on the 162 Russian dates, times and moments that the frozen set has a value for
(values_ru_moments.yaml): dateparser 1.5 reads 11 right and 11 wrong, its search in text 33 right and 64 wrong,
rutimeparser 1.1 24 right and 81 wrong; of 54 times of the day none reads more than 3. They know neither "в половине
третьего" nor "без четверти шесть" nor "часа в три", and read on over denials, corrections and contradictions: "не в
пятницу, а в понедельник" is a Friday to them. So all of it is our own.
"""

from __future__ import annotations

MOMENT_KINDS = ("date", "time", "datetime", "part_of_day", "duration")
"""The kinds of values that the readers of each language read by these rules."""
