using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Benchmarks;

/// <summary>
/// A browser of <see cref="SimulatedNodes"/>: signed in, on the hub, joined to the overview and to as many incidents as a
/// connection may. Notes when the first message about a target comes after an event on it was sent.
/// </summary>
internal sealed class HubWatch : IDisposable
{
    private const char End = '\u001e';
    private const int MostGroups = 16;

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, long> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> joined = [];
    private readonly ConcurrentDictionary<long, long> awaited = new();

    /// <summary>Event sent → the incident's summary received.</summary>
    internal List<TimeSpan> Summaries { get; } = [];

    /// <summary>Event sent → what it changed received, of the incidents joined.</summary>
    internal List<TimeSpan> Changes { get; } = [];

    /// <summary>Ticks of the overview received.</summary>
    internal int Ticks { get; private set; }

    /// <summary>Sets the workspace up with the server's one-time token, signs in and joins the overview.</summary>
    internal static async Task<HubWatch> ConnectAsync(Uri console, string setupToken, CancellationToken cancel)
    {
        using var api = new ConsoleApi(console);
        await api.SetUpAsync(setupToken, new Account("Bench", "Ada", "ada@example.net", "correct horse battery 7"));
        var watch = new HubWatch();
        watch.socket.Options.Cookies = new CookieContainer();
        foreach (var cookie in api.Session)
            watch.socket.Options.Cookies.Add(console, new Cookie(cookie.Name, cookie.Value));
        var hub = new UriBuilder(console) { Scheme = "ws", Path = "/hub/live" };
        await watch.socket.ConnectAsync(hub.Uri, cancel);
        await watch.SendAsync("""{"protocol":"json","version":1}""", cancel);
        await watch.JoinAsync("overview", cancel);
        return watch;
    }

    /// <summary>An event on this target is about to be sent.</summary>
    internal void Expect(string target) => sent[target] = Stopwatch.GetTimestamp();

    /// <summary>Reads until the time is over.</summary>
    internal async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            var message = new ArrayBufferWriter<byte>();
            var buffer = new byte[64 * 1024];
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
                var now = Stopwatch.GetTimestamp();
                message.Write(buffer.AsSpan(0, part.Count));
                if (!part.EndOfMessage)
                    continue;
                foreach (var one in Encoding.UTF8.GetString(message.WrittenSpan).Split(End))
                {
                    if (one.Length > 0)
                        await TakeAsync(JsonDocument.Parse(one).RootElement, now, cancel);
                }

                message.ResetWrittenCount();
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task TakeAsync(JsonElement message, long now, CancellationToken cancel)
    {
        if (!message.TryGetProperty("target", out var kind))
            return;
        var body = message.GetProperty("arguments")[0];
        switch (kind.GetString())
        {
            case "tick":
                Ticks++;
                break;
            case "incident":
                await TakeSummaryAsync(body.GetProperty("summary"), now, cancel);
                break;
            case "incidentEvent" when awaited.TryRemove(body.GetProperty("number").GetInt64(), out var began):
                Changes.Add(Stopwatch.GetElapsedTime(began, now));
                break;
        }
    }

    private async Task TakeSummaryAsync(JsonElement summary, long now, CancellationToken cancel)
    {
        var number = summary.GetProperty("number").GetInt64();
        if (summary.GetProperty("target").GetString() is not { } target || !sent.TryRemove(target, out var began))
            return;
        Summaries.Add(Stopwatch.GetElapsedTime(began, now));
        // The summary of a change comes just before the change itself.
        if (joined.ContainsKey(number))
            awaited[number] = began;
        else if (joined.Count < MostGroups - 1 && joined.TryAdd(number, target))
            await JoinAsync($"incident:{number}", cancel);
    }

    private Task JoinAsync(string group, CancellationToken cancel) =>
        SendAsync($$"""{"type":1,"target":"Join","arguments":["{{group}}"]}""", cancel);

    private Task SendAsync(string message, CancellationToken cancel) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancel);
}
