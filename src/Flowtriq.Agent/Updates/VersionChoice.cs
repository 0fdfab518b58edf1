namespace Flowtriq.Agent.Updates;

/// <summary>
/// Which version the node runs instead of the installed program. A version has one trial: one that is started again without having
/// been well in the meantime has failed, and what was proven before it runs.
/// </summary>
/// <param name="Version">The chosen one; empty = the installed program.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Before">The proven one before it; empty = the installed program.</param>
/// <param name="Failed">The one that failed last; never chosen again. Empty when none has.</param>
internal sealed record VersionChoice(string Version, ChoiceStage Stage, string Before, string Failed)
{
    /// <summary>The installed program.</summary>
    internal static VersionChoice Installed { get; } = new("", ChoiceStage.Proven, "", "");

    /// <summary>What to run at a start, and what is to be written down before it is.</summary>
    internal VersionChoice AtStart() =>
        Stage switch
        {
            ChoiceStage.Fetched => this with { Stage = ChoiceStage.Trial },
            ChoiceStage.Trial => Back(),
            _ => this,
        };

    /// <summary>A version has been fetched; what runs now is what it falls back to.</summary>
    internal VersionChoice Choose(string version) =>
        new(version, ChoiceStage.Fetched, Stage == ChoiceStage.Proven ? Version : Before, Failed);

    /// <summary>It is well.</summary>
    internal VersionChoice Prove() => this with { Stage = ChoiceStage.Proven };

    /// <summary>Its trial could not be held: the next start is its first again.</summary>
    internal VersionChoice Again() => this with { Stage = ChoiceStage.Fetched };

    /// <summary>It is not, or is withdrawn.</summary>
    internal VersionChoice Back() => new(Before, ChoiceStage.Proven, "", Version);

    /// <summary>One line: version, stage, before, failed; "-" for none.</summary>
    internal string Encode() => $"{Name(Version)} {Stage} {Name(Before)} {Name(Failed)}\n";

    /// <summary>Null when it is not such a line.</summary>
    internal static VersionChoice? Decode(string text)
    {
        var parts = text.Trim().Split(' ');
        return parts.Length == 4 && Enum.TryParse<ChoiceStage>(parts[1], out var stage)
            ? new VersionChoice(Read(parts[0]), stage, Read(parts[2]), Read(parts[3]))
            : null;
    }

    /// <summary>Versions are names of folders.</summary>
    internal static bool IsName(string version) =>
        version.Length is >= 1 and <= 64
        && char.IsAsciiLetterOrDigit(version[0])
        && version.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-' or '_' or '~');

    private static string Name(string version) => version.Length == 0 ? "-" : version;

    private static string Read(string name) => name == "-" ? "" : name;
}
