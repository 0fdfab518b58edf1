namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>How a run of a program ended.</summary>
/// <param name="Ok">Exit code 0.</param>
/// <param name="Ending">"exit code 3", "took too long".</param>
/// <param name="Said">The first of what it wrote, standard output before standard error.</param>
internal sealed record CommandResult(bool Ok, string Ending, string Said)
{
    internal string Text => Said.Length > 0 ? $"{Ending}: {Said}" : Ending;
}
