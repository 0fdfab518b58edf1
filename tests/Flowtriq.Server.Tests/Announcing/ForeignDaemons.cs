using System.Net;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Flowtriq.Server.Tests.Announcing;

/// <summary>What is told of a daemon that is not gobgpd 3.x, or of none.</summary>
public sealed class ForeignDaemons
{
    [Fact]
    public async Task Of_version_four_are_named_as_such()
    {
        var fault = await CheckAsync(static path =>
            path.StartsWith("/api.GoBgpService/", StringComparison.Ordinal) ? "0" : "12"
        );
        Assert.Contains("gobgpd 4.x", fault.Message, StringComparison.Ordinal);
        Assert.Contains("built-in", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_kind_are_not_taken_for_gobgpd()
    {
        var fault = await CheckAsync(static _ => "12");
        Assert.Equal(GrpcFault.Unimplemented, fault.Code);
        Assert.DoesNotContain("4.x", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_configuration_say_so()
    {
        var fault = await CheckAsync(static _ => "0");
        Assert.Contains("AS number", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_not_there_are_unavailable()
    {
        using var client = new GoBgpClient(new IPEndPoint(IPAddress.Loopback, 1));
        var fault = await Assert.ThrowsAsync<GrpcFault>(() => client.CheckAsync(default));
        Assert.Equal(GrpcFault.Unavailable, fault.Code);
    }

    private static async Task<GrpcFault> CheckAsync(Func<string, string> status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2)
        );
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", status(context.Request.Path));
            return Task.CompletedTask;
        });
        await app.StartAsync();
        var address = new Uri(app.Urls.Single());
        using var client = new GoBgpClient(new IPEndPoint(IPAddress.Loopback, address.Port));
        return await Assert.ThrowsAsync<GrpcFault>(() => client.CheckAsync(default));
    }
}
