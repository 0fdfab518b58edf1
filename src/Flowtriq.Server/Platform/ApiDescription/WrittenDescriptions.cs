using System.Text.Json.Nodes;

namespace Flowtriq.Server.Platform.ApiDescription;

/// <summary>What was written about operations: a sentence for each, an example for the main ones. By "GET /api/v1/nodes".</summary>
internal static class WrittenDescriptions
{
    internal static readonly IReadOnlyDictionary<string, string> Summaries = Read("openapi/summaries.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.Split('\t'))
        .ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);

    internal static readonly JsonObject Examples = JsonNode.Parse(Read("openapi/examples.json"))!.AsObject();

    private static string Read(string resource)
    {
        using var stream = typeof(WrittenDescriptions).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
