"""Common English words that no other language of ours has, so that they tell a text is English."""

from bot.understanding.vocabulary import word_set

TELLING = word_set(
    "the i you my me it is are am was be been have has had do does did can could would should will"
    " want need like get got make book booking appointment time day today tomorrow tonight next"
    " this that these those what when where who how which why with for from to at on in of and or"
    " but not yes yeah yep nope please thanks thank hi hello hey hair haircut cut monday tuesday"
    " wednesday thursday friday saturday sunday morning afternoon evening week weekend after before"
    " around earlier later later instead change cancel move another other any anything available"
    " open free work works sounds good great fine sure okay name there here your we they he she us"
    " our im its dont cant thats whats just also maybe actually sorry know one two three four five"
    " six seven eight nine ten first second third last"
)
