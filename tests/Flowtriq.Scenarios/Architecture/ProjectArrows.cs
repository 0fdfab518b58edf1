using System.Xml.Linq;

namespace Flowtriq.Scenarios.Architecture;

/// <summary>References point down only: ARCHITECTURE.md's picture, checked against the project files.</summary>
public sealed class ProjectArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Flowtriq.Core"] = [],
        ["Flowtriq.Protocol"] = ["Flowtriq.Core"],
        ["Flowtriq.Agent"] = ["Flowtriq.Core", "Flowtriq.Protocol"],
        ["Flowtriq.Bgp"] = ["Flowtriq.Core"],
        ["Flowtriq.Server"] = ["Flowtriq.Core", "Flowtriq.Protocol", "Flowtriq.Bgp"],
    };

    [Fact]
    public void Source_projects_reference_only_what_lies_below_them()
    {
        var projects = Repository.FilesIn("src", ".csproj").ToArray();
        Assert.Contains(projects, path => Path.GetFileNameWithoutExtension(path) == "Flowtriq.Core");
        foreach (var path in projects)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var extra = Elements(path, "ProjectReference")
                .Select(value => Path.GetFileNameWithoutExtension(value.Replace('\\', '/')))
                .Except(Allowed[name])
                .ToArray();
            Assert.True(extra.Length == 0, $"{name} references {string.Join(", ", extra)}");
        }
    }

    [Fact]
    public void Core_has_no_packages() =>
        Assert.Empty(Elements(Repository.PathTo("src", "Flowtriq.Core", "Flowtriq.Core.csproj"), "PackageReference"));

    [Fact]
    public void Core_and_agent_build_for_both_frameworks()
    {
        foreach (var name in new[] { "Flowtriq.Core", "Flowtriq.Protocol", "Flowtriq.Agent" })
            Assert.Contains("net10.0;net9.0", Repository.Read("src", name, name + ".csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_are_pinned_in_one_file_only()
    {
        foreach (var path in Repository.Files(".csproj"))
        {
            var pinned = XDocument
                .Load(path)
                .Descendants("PackageReference")
                .Where(item => item.Attribute("Version") is not null);
            Assert.True(!pinned.Any(), $"{Repository.Relative(path)} names a package version itself");
        }
    }

    private static IEnumerable<string> Elements(string path, string name) =>
        XDocument.Load(path).Descendants(name).Select(item => item.Attribute("Include")?.Value ?? "");
}
