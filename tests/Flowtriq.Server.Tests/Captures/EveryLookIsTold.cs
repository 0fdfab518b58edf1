using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Captures;

/// <summary>Whoever looks at the packets of a capture or takes them along is in the audit log.</summary>
public sealed class EveryLookIsTold
{
    [Theory]
    [InlineData("/packets", "packets listed from 0")]
    [InlineData("/packets?filter=udp&offset=5", "packets listed from 5, filter udp")]
    [InlineData("/packets/12", "packet 12 opened")]
    [InlineData("/statistics", "statistics seen")]
    [InlineData("/file", "untouched file downloaded, SHA-256 *")]
    [InlineData("/file/redacted", "redacted copy downloaded")]
    public async Task At_every_address(string path, string what)
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var admin = await server.BrowserAsync(Role.Admin);

        using var answer = await analyst.GetAsync($"/api/v1/captures/{id}{path}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var line = Assert.Single(await admin.LinesAsync($"&object={id}"));
        Assert.Equal("Analyst", line.Text("person"));
        Assert.StartsWith($"capture {id}: {what.TrimEnd('*')}", line.Text("what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_that_it_was_headers_only()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        using var admin = await server.BrowserAsync(Role.Admin);

        using var answer = await reader.GetAsync($"/api/v1/captures/{id}/packets/3");

        var line = Assert.Single(await admin.LinesAsync($"&object={id}"));
        Assert.Equal($"capture {id}: packet 3 opened, headers only", line.Text("what"));
    }
}
