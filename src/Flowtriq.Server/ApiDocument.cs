using System.Net;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server;

/// <summary>Writes the API's OpenAPI document, from which the console's types are generated.</summary>
internal static class ApiDocument
{
    internal const string Address = "/openapi/v1.json";

    internal static async Task<int> WriteAsync(string path, CancellationToken cancel)
    {
        var data = Directory.CreateTempSubdirectory("flowtriq-openapi");
        try
        {
            await File.WriteAllTextAsync(path, await TextAsync(data.FullName, cancel), cancel);
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>The document as this build serves it, from a server that runs only for this.</summary>
    private static async Task<string> TextAsync(string data, CancellationToken cancel)
    {
        var anyPort = new IPEndPoint(IPAddress.Loopback, 0);
        await using var app = FlowtriqServer.Build(
            new ServerOptions
            {
                DataDirectory = data,
                Http = anyPort,
                Agents = anyPort,
            }
        );
        await app.StartAsync(cancel);
        using var client = new HttpClient();
        var text = await client.GetStringAsync(new Uri(RunCommand.ConsoleUrl(app) + Address), cancel);
        await app.StopAsync(cancel);
        return text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
