using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Flowtriq.Benchmarks.Alerts;

/// <summary>A webhook on loopback: keeps each message with the moment it had come whole, and takes it.</summary>
internal sealed class AlertListener : IAsyncDisposable
{
    private static readonly byte[] Taken =
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(DateTimeOffset At, string Text)> messages = new();
    private readonly Task accepting;

    public AlertListener()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to send.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";

    /// <summary>When the first message of an opening that names the victim came; null before.</summary>
    public DateTimeOffset? Opened(string victim)
    {
        foreach (var (at, text) in messages)
        {
            if (
                text.Contains("\"kind\":\"opened\"", StringComparison.Ordinal)
                && text.Contains(victim, StringComparison.Ordinal)
            )
                return at;
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(TakeAsync(await listener.AcceptTcpClientAsync()));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var text = new StringBuilder();
            var buffer = new byte[16_384];
            while (!IsWhole(text.ToString()))
            {
                var length = await stream.ReadAsync(buffer);
                if (length == 0)
                    return;
                text.Append(Encoding.Latin1.GetString(buffer, 0, length));
            }
            messages.Enqueue((TimeProvider.System.GetUtcNow(), text.ToString()));
            await stream.WriteAsync(Taken);
        }
    }

    private static bool IsWhole(string text)
    {
        const string field = "content-length:";
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var at = text.IndexOf(field, StringComparison.OrdinalIgnoreCase) + field.Length;
        var length = int.Parse(text[at..text.IndexOf('\r', at)], CultureInfo.InvariantCulture);
        return text.Length >= end + 4 + length;
    }
}
