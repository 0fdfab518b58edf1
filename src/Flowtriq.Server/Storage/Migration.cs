using System.Reflection;

namespace Flowtriq.Server.Storage;

/// <summary>One numbered step of the schema: <c>NNNN_slice_what.sql</c>. A number, once released, keeps its text.</summary>
/// <remarks>Ranges: incidents 1–99, nodes 100–199, metrics 200–299 and 800–819, captures 300–399, access 400–499, mitigation 500–599, alerting 600–699, status pages 700–799, reports 860–869.</remarks>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = ".Storage.Migrations.";

    /// <summary>The embedded migrations with numbers in the range, in order.</summary>
    public static IReadOnlyList<Migration> Embedded(int from, int to)
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(static name => name.Contains(Folder, StringComparison.Ordinal))
                .Select(name => Read(assembly, name))
                .Where(migration => migration.Number >= from && migration.Number <= to)
                .OrderBy(static migration => migration.Number),
        ];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return new Migration(int.Parse(name.AsSpan(0, 4)), name[..^".sql".Length], reader.ReadToEnd());
    }
}
