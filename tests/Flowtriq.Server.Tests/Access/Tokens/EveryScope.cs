using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.Tokens;

/// <summary>Every endpoint with tokens of an admin, so that only the scopes refuse.</summary>
public sealed class EveryScope
{
    private static readonly Dictionary<string, string[]> Areas = new(StringComparer.Ordinal)
    {
        ["read"] = [],
        ["incidents"] = ["/incidents/", "/alerting/silences/"],
        ["mitigations"] = ["/mitigations/", "/safety/kill-switch/", "/bgp/release/"],
        ["nodes"] = ["/nodes/", "/configuration/", "/updates/", "/releases/"],
    };

    [Fact]
    public async Task Opens_its_area_and_what_everybody_reads_and_nothing_else()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var offenders = new List<string>();
        foreach (var (scope, areas) in Areas)
        {
            using var program = server.Program(await admin.MakeTokenAsync(scope));
            foreach (var (method, path, policy) in Guarded.Of(server).Where(static one => one.Policy != Roles.Customer))
            {
                var area = path["/api/v1".Length..].TrimEnd('/') + "/";
                var opens =
                    (method == HttpMethod.Get && policy != Roles.Admin)
                    || areas.Any(start => area.StartsWith(start, StringComparison.Ordinal));
                using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
                using var answer = await program.SendAsync(request);
                if (opens == answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                    offenders.Add($"{scope}: {method} {path}: {answer.StatusCode}");
            }
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    [Fact]
    public async Task Is_refused_what_needs_a_person()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var program = server.Program(await admin.MakeTokenAsync("admin"));
        var personal = Guarded
            .Changing(server)
            .Where(static one =>
                one.Path.StartsWith("/api/v1/profile", StringComparison.Ordinal)
                || one.Path.StartsWith("/api/v1/me/", StringComparison.Ordinal)
            );
        foreach (var (method, path) in personal)
        {
            using var request = new HttpRequestMessage(method, path) { Content = Guarded.BodyFor(method) };
            using var answer = await program.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {answer.StatusCode}");
        }

        using var unknown = server.Program("ftq_" + new string('0', 40));
        Assert.Equal(HttpStatusCode.Unauthorized, (await unknown.GetAsync("/api/v1/incidents")).StatusCode);
    }
}
