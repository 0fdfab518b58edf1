using System.Text.RegularExpressions;

namespace Flowtriq.Scenarios.Architecture;

/// <summary>Core's folders are the stages of the path; a stage sees only those before it, and none of them the outside world.</summary>
public sealed partial class CoreStages
{
    private static readonly string[] Order =
    [
        "Packets",
        "Flows",
        "Traffic",
        "Detection",
        "Classification",
        "Incidents",
        "Mitigation",
        "Alerting",
        "Analytics",
        "Reports",
    ];

    [Fact]
    public void Every_folder_is_a_stage()
    {
        var folders = Directory
            .EnumerateDirectories(Repository.PathTo("src", "Flowtriq.Core"))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name is not ("bin" or "obj" or "Properties"));
        Assert.Empty(folders.Except(Order));
    }

    [Fact]
    public void A_stage_sees_only_the_stages_before_it()
    {
        var offences =
            from file in Repository.FilesIn("src/Flowtriq.Core", ".cs")
            let stage = Array.IndexOf(
                Order,
                Path.GetRelativePath(Repository.PathTo("src", "Flowtriq.Core"), file).Split('/')[0]
            )
            where stage >= 0
            from Match use in StageName().Matches(WithoutDocumentation(file))
            let used = Array.IndexOf(Order, use.Groups[1].Value)
            where used > stage
            select $"{Repository.Relative(file)} uses {use.Value}";
        Assert.Empty(offences.Distinct());
    }

    [Theory]
    [InlineData(@"\b(File|Directory|Console|Environment|Thread|Stopwatch|Random)\.", "the outside world")]
    [InlineData(@"\b(async|await)\s", "waiting")]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b|TimeProvider", "a clock")]
    [InlineData(@"\bnew (FileStream|Socket|HttpClient|Thread|Timer)\b", "resources")]
    [InlineData(@"using Microsoft\.", "a package")]
    public void Core_is_pure(string forbidden, string what)
    {
        var pattern = new Regex(forbidden, RegexOptions.NonBacktracking);
        var offenders = Repository
            .FilesIn("src/Flowtriq.Core", ".cs")
            .Where(file => pattern.IsMatch(WithoutDocumentation(file)))
            .Select(file => $"{Repository.Relative(file)} knows {what}");
        Assert.Empty(offenders);
    }

    internal static string WithoutDocumentation(string file) =>
        string.Join(
            '\n',
            File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        );

    [GeneratedRegex(@"Flowtriq\.Core\.(\w+)")]
    private static partial Regex StageName();
}
