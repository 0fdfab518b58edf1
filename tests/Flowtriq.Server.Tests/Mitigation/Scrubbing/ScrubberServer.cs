using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>A provider's API on loopback that speaks the documented requests; it can be told to misbehave.</summary>
internal sealed class ScrubberServer : IAsyncDisposable
{
    public const string Token = "tok-SECRET-7f3a9c";
    public const string Password = "pw-SECRET-1b22d8";
    public const string Prefix = "192.0.2.0/24";
    private readonly WebApplication app;

    private ScrubberServer(WebApplication app) => this.app = app;

    /// <summary>Address to configure as base.</summary>
    public string Base => app.Urls.Single();

    /// <summary>"PATCH /accounts/… {body}", oldest first.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Whether the prefix is announced.</summary>
    public bool Announced { get; set; }

    /// <summary>Answers instead of the documented behaviour.</summary>
    public Func<HttpContext, Task>? Misbehaves { get; set; }

    /// <summary>Which requests it misbehaves at; all when null.</summary>
    public Func<HttpRequest, bool>? MisbehavesAt { get; set; }

    public static async Task<ScrubberServer> StartAsync(Func<ScrubberServer, HttpContext, string, Task> behaviour)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static k => k.Listen(IPAddress.Loopback, 0));
        var server = new ScrubberServer(builder.Build());
        server.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Items["body"] = body;
            var request = context.Request;
            server.Requests.Enqueue($"{request.Method} {request.Path}{request.QueryString} {body}".TrimEnd());
            context.Response.Headers["x-request-id"] = $"req-{server.Requests.Count}";
            if (server.Misbehaves is { } misbehaves && server.MisbehavesAt?.Invoke(request) != false)
                await misbehaves(context);
            else
                await behaviour(server, context, body);
        });
        await server.app.StartAsync();
        return server;
    }

    public static Task JsonAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
