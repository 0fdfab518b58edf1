using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Flowtriq.Lab.Scrubbing;

/// <summary>
/// A scrubbing provider's API on loopback that speaks the requests Gcore documents (https://gcore.com/docs, DDoS protection,
/// "announces") for one prefix, and can be told to fail.
/// </summary>
public sealed class ProviderApi : IAsyncDisposable
{
    public const string Token = "lab-token";
    private const string Announces = "/security/sifter/v2/protected_addresses/announces";
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource over = new();
    private readonly string prefix;
    private readonly Task loop;
    private volatile bool announced;
    private volatile ProviderFault fault;
    private int requests;

    public ProviderApi(string prefix)
    {
        this.prefix = prefix;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        loop = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Whether the prefix is announced now.</summary>
    public bool IsAnnounced => announced;

    /// <summary>Requests received so far, those that failed included.</summary>
    public int Requests => Volatile.Read(ref requests);

    public ProviderFault Fault
    {
        get => fault;
        set => fault = value;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Close();
        await loop;
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        Interlocked.Increment(ref requests);
        try
        {
            if (fault == ProviderFault.Silence)
                await Task.Delay(Timeout.InfiniteTimeSpan, over.Token);
            var (status, body) =
                fault == ProviderFault.Error ? (500, """{"message":"internal error"}""") : Reply(call.Request);
            call.Response.StatusCode = status;
            call.Response.ContentType = "application/json";
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            call.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or OperationCanceledException or IOException)
        {
            call.Response.Abort();
        }
    }

    private (int Status, string Body) Reply(HttpListenerRequest request)
    {
        if (request.Headers["Authorization"] != $"APIKey {Token}")
            return (401, """{"message":"unauthorized"}""");
        if (request.Url?.AbsolutePath != Announces)
            return (404, """{"message":"not found"}""");
        if (request.HttpMethod == "GET")
            return (200, JsonSerializer.Serialize(new[] { List() }));
        using var body = JsonDocument.Parse(request.InputStream);
        if (body.RootElement.GetProperty("announce").GetString() != prefix)
            return (400, """{"message":"not a prefix of this account"}""");
        announced = body.RootElement.GetProperty("enabled").GetBoolean();
        return (200, "{}");
    }

    private Dictionary<string, object> List() =>
        new(StringComparer.Ordinal)
        {
            ["client_id"] = 1,
            ["announced"] = announced ? [prefix] : Array.Empty<string>(),
            ["not_announced"] = announced ? Array.Empty<string>() : [prefix],
        };

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
