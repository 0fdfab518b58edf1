using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Flowtriq.Server.Tests.Live;

/// <summary>A browser's connection to the hub: SignalR's JSON protocol over a web socket.</summary>
internal sealed class HubSocket : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly Queue<JsonElement> received = new();

    /// <param name="browser">Signed in; its base address says to which workspace.</param>
    /// <param name="cookies">Those of the browser.</param>
    public static async Task<HubSocket> ConnectAsync(HttpClient browser, CookieContainer cookies)
    {
        var hub = new HubSocket();
        using var negotiated = await browser.PostAsync(
            new Uri("hub/live/negotiate?negotiateVersion=1", UriKind.Relative),
            null
        );
        var answer = JsonDocument
            .Parse(await negotiated.EnsureSuccessStatusCode().Content.ReadAsStringAsync())
            .RootElement;
        var address = new UriBuilder(new Uri(browser.BaseAddress!, "hub/live"))
        {
            Scheme = "ws",
            Query = $"id={answer.GetProperty("connectionToken").GetString()}",
        };
        hub.socket.Options.Cookies = cookies;
        await hub.socket.ConnectAsync(address.Uri, CancellationToken.None);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        await hub.NextAsync();
        return hub;
    }

    public Task InvokeAsync(string method, string argument) =>
        SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":["{{argument}}"]}""");

    /// <summary>The first message of this kind; others before it are passed over.</summary>
    public async Task<JsonElement> NextAsync(string target)
    {
        while (true)
        {
            var message = await NextAsync();
            if (message.TryGetProperty("target", out var name) && name.GetString() == target)
                return message.GetProperty("arguments")[0];
        }
    }

    /// <summary>The answer of an invocation; its error, or null.</summary>
    public async Task<string?> CompletionAsync()
    {
        while (true)
        {
            var message = await NextAsync();
            if (message.TryGetProperty("type", out var type) && type.GetInt32() == 3)
                return message.TryGetProperty("error", out var error) ? error.GetString() : null;
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<JsonElement> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (received.Count == 0)
        {
            var text = new StringBuilder();
            var buffer = new byte[16_384];
            do
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            } while (text.Length > 0 && text[^1] != End);
            foreach (var message in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
                received.Enqueue(JsonDocument.Parse(message).RootElement);
        }

        return received.Dequeue();
    }

    private Task SendAsync(string message) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(message + End),
            WebSocketMessageType.Text,
            true,
            CancellationToken.None
        );
}
