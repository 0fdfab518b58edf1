using System.Text.RegularExpressions;

namespace Flowtriq.Scenarios.Architecture;

/// <summary>Documents name only what exists.</summary>
public sealed partial class Documents
{
    [Fact]
    public void Links_in_every_document_lead_somewhere()
    {
        var offenders =
            from document in All()
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value.Split('#')[0]
            where
                target.Length > 0
                && !target.Contains("://", StringComparison.Ordinal)
                && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
            select $"{Repository.Relative(document)} links to {target}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Paths_in_the_architecture_exist()
    {
        var document = Repository.PathTo("ARCHITECTURE.md");
        if (!File.Exists(document))
            Assert.Skip("no ARCHITECTURE.md");
        var offenders = SourcePath()
            .Matches(File.ReadAllText(document))
            .Select(match => match.Groups[1].Value)
            .Where(path => !Path.Exists(Repository.PathTo(path)));
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_document_names_a_machine()
    {
        var offenders =
            from document in All()
            where MachinePath().IsMatch(File.ReadAllText(document))
            select Repository.Relative(document);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_file_of_the_state_directory_and_of_proc_that_the_agent_names_is_told_to_its_operator()
    {
        var told = File.ReadAllText(Repository.PathTo("docs", "what-ftagent-does.md"));
        var named = (
            from source in Repository.FilesIn("src/Flowtriq.Agent", ".cs")
            from Match path in AgentPath().Matches(File.ReadAllText(source))
            select path.Groups[1].Value
        ).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["net/dev", "events.queue"], StringComparer.Ordinal), named);
        Assert.DoesNotContain(named, path => !told.Contains(path, StringComparison.Ordinal));
    }

    private static IEnumerable<string> All() =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md")
            .Concat(Repository.FilesIn("docs", ".md"))
            .Concat(Repository.FilesIn("src", ".md"))
            .Concat(Repository.FilesIn("lab", ".md"))
            .Concat(Repository.FilesIn("bench", ".md"));

    [GeneratedRegex(@"Path\.Combine\([\w.]*(?:[sS]tateDirectory|[pP]rocRoot), ""([^""]+)""")]
    private static partial Regex AgentPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|lab|bench|docs|deploy|scripts)/[\w./-]+)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"(?<![\w/.])/(work|tmp/w|root)/")]
    private static partial Regex MachinePath();
}
