using System.Net.Sockets;
using System.Text;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.WebAttacks;

/// <summary>A server with an incident, a customer and people, for attacks that leave it as it is.</summary>
public sealed class AttackedServer : IAsyncLifetime
{
    /// <summary>What lies in the data directory and must never be served.</summary>
    internal const string Canary = "CANARY-4711";

    internal RunningServer Server { get; private set; } = null!;

    internal HttpClient Admin { get; private set; } = null!;

    /// <summary>The file with the canary.</summary>
    internal string CanaryFile => Path.Combine(Server.Folder, "canary.txt");

    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.StartAsync();
        Admin = await Server.BrowserAsync(Role.Admin);
        var node = Server.AddNode("edge-1");
        await ObservationsBecomeIncidents.AcceptAsync(Server, 1, Seen.By(node, TimeProvider.System.GetUtcNow()));
        await Admin.OkAsync(
            HttpMethod.Post,
            "/customers",
            new { name = "Lumen Retail", prefixes = new[] { "198.51.100.0/24" } }
        );
        await File.WriteAllTextAsync(CanaryFile, Canary);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Sends bytes as they are, which no client library would, and returns the whole answer.</summary>
    internal async Task<string> RawAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Server.Address.Host, Server.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // The server hung up on it, which is an answer.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A request for exactly this target, closed after the answer.</summary>
    internal Task<string> GetRawAsync(string target, string headers = "") =>
        RawAsync($"GET {target} HTTP/1.1\r\nHost: {Server.Address.Authority}\r\nConnection: close\r\n{headers}\r\n");
}
