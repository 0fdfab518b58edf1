using System.Text.RegularExpressions;

namespace Flowtriq.Scenarios.Architecture;

/// <summary>Rules about source files that no analyzer in use checks.</summary>
public sealed partial class SourceShape
{
    private const int LongestFile = 300;

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var offenders =
            from file in Repository.Files(".cs", ".ts", ".tsx", ".css", ".proto", ".sql")
            where !Path.GetFileName(file).EndsWith(".d.ts", StringComparison.Ordinal)
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{Repository.Relative(file)}: {lines} lines";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_public_type_has_its_own_file()
    {
        var offenders =
            from file in Repository.Files(".cs")
            let types = PublicType()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .ToArray()
            where
                types.Length > 1
                || (types.Length == 1 && types[0] != Path.GetFileNameWithoutExtension(file).Split('.')[0])
            select $"{Repository.Relative(file)}: {string.Join(", ", types)}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Native_imports_live_in_one_file_a_library()
    {
        var offenders =
            from file in Repository.FilesIn("src", ".cs")
            where
                Path.GetFileName(file) is not ("LibC.cs" or "LibNftables.cs")
                && NativeImport().IsMatch(File.ReadAllText(file))
            select Repository.Relative(file);
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_source_reads_the_wall_clock()
    {
        var offenders =
            from file in Repository.FilesIn("src", ".cs")
            where WallClock().IsMatch(CoreStages.WithoutDocumentation(file))
            select Repository.Relative(file);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Folders_and_types_are_named_for_the_trade()
    {
        var offenders =
            from file in Repository.FilesIn("src", ".cs")
            where VagueName().IsMatch(Repository.Relative(file))
            select Repository.Relative(file);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Nothing_unfinished_is_delivered()
    {
        var offenders =
            from file in Repository.Files(".cs", ".ts", ".tsx")
            where
                !file.EndsWith("/SourceShape.cs", StringComparison.Ordinal)
                && Unfinished().IsMatch(File.ReadAllText(file))
            select Repository.Relative(file);
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_package_lock_names_no_registry()
    {
        foreach (var file in Repository.FilesIn("src", "package-lock.json"))
            Assert.DoesNotContain("\"resolved\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"^public (?:\w+ )*?(?:class|struct|interface|enum|record(?! struct)(?! class)) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\[(LibraryImport|DllImport)\(")]
    private static partial Regex NativeImport();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|Stopwatch\.StartNew|disable RS0030")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"(Helpers?|Utils?|Utilities|Managers?|Services?|Common|Misc)(/|\.cs$)")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Unfinished();
}
