using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>
/// A service on loopback that takes messages over HTTP and keeps them: a real listener on a port of the kernel's choice. It
/// answers as it is told, 200 unless it is.
/// </summary>
internal sealed class FakeReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeReceiver(WebApplication app) => this.app = app;

    /// <summary>"http://127.0.0.1:port".</summary>
    public string Base => app.Urls.Single();

    /// <summary>Oldest first.</summary>
    public ConcurrentQueue<ReceivedMessage> Messages { get; } = new();

    /// <summary>Answers instead.</summary>
    public Func<HttpContext, ReceivedMessage, Task>? Answers { get; set; }

    public static async Task<FakeReceiver> StartAsync(Func<HttpContext, ReceivedMessage, Task>? answers = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static k => k.Listen(IPAddress.Loopback, 0));
        var receiver = new FakeReceiver(builder.Build()) { Answers = answers };
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var message = new ReceivedMessage(
            $"{context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(
                static h => h.Key,
                static h => h.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            await reader.ReadToEndAsync()
        );
        Messages.Enqueue(message);
        if (Answers is { } answers)
            await answers(context, message);
    }
}
