using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Platform;

/// <summary>Who sends what cannot be read is told where and why.</summary>
public sealed class UnreadableRequests
{
    private static readonly (string Body, string Field, string Reason)[] Bodies =
    [
        ("""{ "kind": "never heard of" }""", "kind", "not a value that the field takes"),
        ("""{ "kind": "sla", "customer": "x" }""", "customer", "not a value that the field takes"),
        ("""{ "kind": """, "kind", "Expected"),
        ("no JSON", "body", "invalid JSON literal"),
        ("{}", "body", "missing required properties including: 'kind'"),
    ];

    private static readonly (string Address, string Parameter, string Value)[] Addresses =
    [
        ("/api/v1/audit?limit=many", "limit", "many"), // one of several that a record holds
        ("/api/v1/incidents?limit=10&offset=99999999999", "offset", "99999999999"),
        ("/api/v1/analytics/back-test?node=x&multiplier=3x", "multiplier", "3x"),
        ("/api/v1/overview?seconds=all", "seconds", "all"), // one with a default
    ];

    [Fact]
    public async Task Name_the_field_or_the_parameter()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        foreach (var (body, field, reason) in Bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await admin.PostAsync("/api/v1/reports", content);
            await AssertSaysAsync(answer, field, reason);
        }

        foreach (var (address, parameter, value) in Addresses)
        {
            using var answer = await admin.GetAsync(address);
            await AssertSaysAsync(answer, parameter, $"\"{value}\" is not a value");
        }
    }

    private static async Task AssertSaysAsync(HttpResponseMessage answer, string field, string reason)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var said = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(field, said.Name);
        Assert.Contains(reason, Assert.Single(said.Value.EnumerateArray()).GetString(), StringComparison.Ordinal);
    }
}
