namespace Flowtriq.Scenarios.Architecture;

/// <summary>The repository the tests were built from, found by walking up to the solution file.</summary>
internal static class Repository
{
    private static readonly string[] Ours = ["src", "tests", "lab", "bench"];
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot", "dist", "artifacts", "data"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathTo(parts));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    /// <summary>Files written by hand with one of these endings, below one of the source folders.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Ours.SelectMany(folder => FilesIn(folder, endings));

    public static IEnumerable<string> FilesIn(string folder, params string[] endings)
    {
        var start = PathTo(folder);
        return Directory.Exists(start) ? Walk(start).Where(file => endings.Any(file.EndsWith)) : [];
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            if (NotOurs.Contains(Path.GetFileName(child), StringComparer.Ordinal))
                continue;
            foreach (var file in Walk(child))
                yield return file;
        }
    }

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Flowtriq.slnx")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"no Flowtriq.slnx above {start}");
    }
}
