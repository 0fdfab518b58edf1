namespace Flowtriq.Agent.Setup;

/// <summary>Asks the person at the keyboard, or takes every default when there is to be no question.</summary>
/// <param name="input">Where answers come from.</param>
/// <param name="output">Where questions go.</param>
/// <param name="silent">True = every question answers itself with its default.</param>
internal sealed class Dialogue(TextReader input, TextWriter output, bool silent)
{
    internal bool IsSilent => silent;

    /// <summary>True when the answers ended before the questions.</summary>
    internal bool Ended { get; private set; }

    internal void Say(string text) => output.WriteLine(text);

    /// <summary>The answer; the default for an empty one.</summary>
    internal string Ask(string question, string otherwise)
    {
        if (silent || Ended)
            return otherwise;
        output.Write(otherwise.Length > 0 ? $"{question} [{otherwise}]: " : $"{question}: ");
        output.Flush();
        if (input.ReadLine() is { } answer)
            return answer.Trim() is { Length: > 0 } said ? said : otherwise;
        output.WriteLine();
        Ended = true;
        return otherwise;
    }

    internal bool Confirm(string question, bool otherwise)
    {
        while (true)
        {
            switch (Ask($"{question} (yes/no)", otherwise ? "yes" : "no").ToLowerInvariant())
            {
                case "y" or "yes":
                    return true;
                case "n" or "no":
                    return false;
                default:
                    Say("please answer yes or no");
                    break;
            }
        }
    }
}
