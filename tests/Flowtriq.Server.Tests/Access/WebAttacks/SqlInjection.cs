using System.Net;
using System.Text.Json;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Access.WebAttacks;

public sealed class SqlInjection(AttackedServer attacked) : IClassFixture<AttackedServer>
{
    private static readonly string[] Payloads =
    [
        "' OR '1'='1",
        "'; DROP TABLE audit; --",
        "1 UNION SELECT hash FROM api_token --",
        "%' OR 1=1 /*",
        "\"\\`\0",
    ];

    [Fact]
    public async Task In_any_parameter_of_any_address_is_text_or_refused()
    {
        var offenders = new List<string>();
        foreach (var (path, parameter) in await ParametersAsync())
        {
            foreach (var payload in Payloads)
            {
                var query = parameter is null ? "" : $"?{parameter}={Uri.EscapeDataString(payload)}";
                var address = path.Replace("{}", Uri.EscapeDataString(payload), StringComparison.Ordinal) + query;
                using var answer = await attacked.Admin.GetAsync(address);
                var text = await answer.Content.ReadAsStringAsync();
                if (
                    answer.StatusCode >= HttpStatusCode.InternalServerError
                    || text.Contains("SQLite", StringComparison.Ordinal)
                )
                    offenders.Add($"{address}: {answer.StatusCode}");
            }
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
        var check = await attacked.Admin.OkAsync(HttpMethod.Get, "/audit/verification");
        Assert.True(check.GetProperty("whole").GetBoolean());
    }

    [Theory]
    [InlineData("/incidents?q=")]
    [InlineData("/incidents?pop=")]
    [InlineData("/incidents?node=")]
    [InlineData("/audit?person=")]
    [InlineData("/audit?object=")]
    public async Task In_a_filter_matches_nothing_instead_of_everything(string address)
    {
        var all = await attacked.Admin.OkAsync(HttpMethod.Get, address);
        Assert.True(all.GetProperty("total").GetInt32() > 0);
        foreach (var payload in new[] { "x' OR '1'='1", "x' OR 1=1 --", "%", "_" })
        {
            var found = await attacked.Admin.OkAsync(HttpMethod.Get, address + Uri.EscapeDataString(payload));
            Assert.Equal(0, found.GetProperty("total").GetInt32());
        }
    }

    /// <summary>Every address that is read, once for each parameter of its query, and once with the payload in its path.</summary>
    private async Task<List<(string Path, string? Parameter)>> ParametersAsync()
    {
        var document = JsonElement.Parse(await attacked.Admin.GetStringAsync(ApiDocument.Address));
        var all = new List<(string, string?)>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation))
                continue;
            var sane = Filled(path.Name, "1");
            if (path.Name.Contains('{', StringComparison.Ordinal))
                all.Add((Filled(path.Name, "{}"), null));
            if (!operation.TryGetProperty("parameters", out var parameters))
                continue;
            foreach (var parameter in parameters.EnumerateArray())
            {
                if (parameter.GetProperty("in").GetString() == "query")
                    all.Add((sane, parameter.GetProperty("name").GetString()));
            }
        }

        Assert.True(all.Count > 40);
        return all;
    }

    private static string Filled(string path, string with) =>
        string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? with : part));
}
