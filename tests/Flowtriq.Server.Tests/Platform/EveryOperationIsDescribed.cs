using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Platform.ApiDescription;
using Flowtriq.Server.Tests.Access.WebAttacks;

namespace Flowtriq.Server.Tests.Platform;

/// <summary>Whoever reads only the API's document knows what each operation does and how it refuses.</summary>
public sealed class EveryOperationIsDescribed(AttackedServer server) : IClassFixture<AttackedServer>
{
    [Fact]
    public async Task By_a_sentence_and_its_refusals()
    {
        var offenders = new List<string>();
        foreach (var (name, operation) in await OperationsAsync())
        {
            var answers = operation.GetProperty("responses");
            var summary = operation.TryGetProperty("summary", out var sentence) ? sentence.GetString()! : "";
            if (summary.Length == 0 || !char.IsUpper(summary[0]) || summary.EndsWith('.'))
                offenders.Add($"{name}: no sentence");
            if (!name.Contains("/api/", StringComparison.Ordinal))
                continue;
            if (operation.TryGetProperty("requestBody", out _) && !answers.TryGetProperty("400", out _))
                offenders.Add($"{name}: takes a body and refuses none");
            if (name.Contains('{', StringComparison.Ordinal) && !answers.TryGetProperty("404", out _))
                offenders.Add($"{name}: finds everything");
            if (answers.EnumerateObject().All(static answer => answer.Name[0] != '4'))
                offenders.Add($"{name}: refuses nothing");
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    [Fact]
    public async Task And_nothing_is_described_that_is_not_there()
    {
        var there = (await OperationsAsync()).Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
        var written = WrittenDescriptions.Summaries.Keys.Concat(WrittenDescriptions.Examples.Select(static e => e.Key));
        Assert.DoesNotContain(written, name => !there.Contains(name));
    }

    [Fact]
    public async Task By_examples_that_the_server_takes()
    {
        foreach (var (name, body) in WrittenDescriptions.Examples)
        {
            var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
            using var request = new HttpRequestMessage(
                new HttpMethod(method),
                path.Replace("{number}", "1", StringComparison.Ordinal)
            )
            {
                Content = new StringContent(body!.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            };
            using var answer = await server.Admin.SendAsync(request);
            // The example signs in somebody this server does not know.
            var taken =
                answer.IsSuccessStatusCode
                || (
                    path.EndsWith("/session", StringComparison.Ordinal)
                    && answer.StatusCode == HttpStatusCode.Unauthorized
                );
            Assert.True(taken, $"{name}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private async Task<List<(string Name, JsonElement Operation)>> OperationsAsync()
    {
        var document = await server.Admin.GetFromJsonAsync<JsonElement>(ApiDocument.Address);
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select ($"{operation.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}", operation.Value),
        ];
    }
}
