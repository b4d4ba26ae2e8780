namespace Autograd.Core;

/// <summary>
/// What decides between the forms of a formula, where that depends on the point: every comparison and choice that a rule makes is
/// answered here, and the rule is run again for each way of answering.
/// </summary>
internal sealed class Decisions
{
    private readonly List<int> answers = [];
    private readonly List<Question> questions = [];

    /// <summary>A comparison's result.</summary>
    /// <param name="comparison">The call, in the notation of the run.</param>
    public double Comparison(string comparison) =>
        Answer(new([$"{comparison} > 0", $"{comparison} === 0", $"{comparison} < 0"])) switch { 0 => 1, 1 => 0, 2 => -1, _ => double.NaN };

    /// <summary>Whether a condition is above 0.</summary>
    public bool IsPositive(string condition) => Answer(new([$"{condition} > 0"])) == 0;

    /// <summary>Whether the larger or smaller of two is this one of them.</summary>
    public bool AreSame(string extreme, string operand) => Answer(new([$"Object.is({extreme}, {operand})"])) == 0;

    /// <summary>The forms of a formula as one expression of JavaScript that chooses among them.</summary>
    /// <param name="script">Decides a run in JavaScript, whose questions count.</param>
    /// <param name="wording">Decides the same run in words, with the same answers.</param>
    /// <param name="run">Runs the rule twice, and returns the form in words; null where it has none.</param>
    /// <param name="most">The most forms.</param>
    /// <returns>The forms as a tree; null where there are more.</returns>
    public static string? Explore(Decisions script, Decisions wording, Func<string?> run, int most)
    {
        List<(int[] Answers, Question[] Questions, string Form)> forms = [];
        script.Begin([]);
        do
        {
            wording.Begin(script.answers);
            if (forms.Count == most || run() is not { } form)
            {
                return null;
            }

            forms.Add(([.. script.answers], [.. script.questions], form));
        }
        while (script.Advance());

        return Tree(forms.ToArray(), 0);
    }

    private static string Tree(ReadOnlySpan<(int[] Answers, Question[] Questions, string Form)> forms, int depth)
    {
        var first = forms[0];
        if (first.Answers.Length == depth)
        {
            return first.Form;
        }

        // The forms are in the order of their answers, so those with the same answer here follow each other.
        var count = 1;
        while (count < forms.Length && forms[count].Answers[depth] == first.Answers[depth])
        {
            count++;
        }

        var here = Tree(forms[..count], depth + 1);
        if (count == forms.Length)
        {
            return here;
        }

        var rest = Tree(forms[count..], depth);
        return here == rest ? here : $"{first.Questions[depth].Tests[first.Answers[depth]]} ? {here} : {rest}";
    }

    private void Begin(IEnumerable<int> given)
    {
        questions.Clear();
        answers.Clear();
        answers.AddRange(given);
    }

    private int Answer(Question question)
    {
        if (questions.Count == answers.Count)
        {
            answers.Add(0);
        }

        questions.Add(question);
        return answers[questions.Count - 1];
    }

    /// <summary>To the next way of answering; false after the last.</summary>
    private bool Advance()
    {
        while (answers.Count > 0 && answers[^1] == questions[answers.Count - 1].Tests.Length)
        {
            answers.RemoveAt(answers.Count - 1);
        }

        questions.Clear();
        if (answers.Count == 0)
        {
            return false;
        }

        answers[^1]++;
        return true;
    }

    /// <param name="Tests">One for each answer but the last, which is that none of them holds.</param>
    private readonly record struct Question(string[] Tests);
}
