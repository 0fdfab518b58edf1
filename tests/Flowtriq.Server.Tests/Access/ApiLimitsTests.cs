using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

public sealed class ApiLimitsTests
{
    /// <summary>Far more than the burst of one request a second lets through, however slow the machine.</summary>
    private const int Enough = 2_000;

    [Fact]
    public async Task Who_asks_without_end_is_told_to_wait_and_delays_nobody_else()
    {
        await using var server = await RunningServer.StartAsync(change: static options =>
            options with
            {
                ApiRequestsPerSecond = 1,
            }
        );
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var admin = await server.BrowserAsync(Role.Admin);
        var refused = await UntilRefusedAsync(analyst);
        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        refused.Dispose();
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/api/v1/incidents")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/health")).StatusCode);
    }

    private static async Task<HttpResponseMessage?> UntilRefusedAsync(HttpClient browser)
    {
        for (var i = 0; i < Enough; i++)
        {
            var answer = await browser.GetAsync("/api/v1/setup");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
        }

        return null;
    }
}
