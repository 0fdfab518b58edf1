using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Tests.Platform;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>Messages as they are meant to be, in files that people read. FLOWTRIQ_REWRITE=1 writes them anew.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void IsJson(string name, byte[] actual) =>
        Is($"{name}.json", JsonNode.Parse(actual)!.ToJsonString(Readable) + "\n");

    public static void Is(string file, string actual)
    {
        var path = Path.Combine(
            ApiDocumentTests.RepositoryRoot(),
            "tests",
            "Flowtriq.Server.Tests",
            "Alerting",
            "Golden",
            file
        );
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_REWRITE") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
