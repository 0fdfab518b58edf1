using System.Net;
using System.Text;
using System.Text.Json;

namespace Flowtriq.Server.Tests.Access.WebAttacks;

/// <summary>Requests that are too large, too deep or not what they say they are.</summary>
public sealed class OversizedAndBroken(AttackedServer attacked) : IClassFixture<AttackedServer>
{
    private const int Megabyte = 1 << 20;

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_read_by_no_endpoint()
    {
        var large = new string(' ', Megabyte) + "{}";
        var offenders = new List<string>();
        foreach (var (method, path) in await WithBodyAsync())
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = new StringContent(large, Encoding.UTF8, "application/json"),
            };
            // Otherwise the answer races with a connection that the server closes in the middle of the body.
            request.Headers.ExpectContinue = true;
            using var answer = await attacked.Admin.SendAsync(request);
            if (
                answer.StatusCode
                is not (HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            )
                offenders.Add($"{method} {path}: {answer.StatusCode}");
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    [Theory]
    [InlineData("application/json", "[[[", 2_000, HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"a\":", 2_000, HttpStatusCode.BadRequest)]
    [InlineData("application/json", "\u0000", 10, HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "{}", 1, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "name=x", 1, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(
        "application/xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        1,
        HttpStatusCode.UnsupportedMediaType
    )]
    public async Task A_body_that_is_too_deep_or_of_another_kind_is_refused(
        string kind,
        string part,
        int times,
        HttpStatusCode status
    )
    {
        using var content = new StringContent(string.Concat(Enumerable.Repeat(part, times)), Encoding.UTF8, kind);
        using var answer = await attacked.Admin.PostAsync("/api/v1/customers", content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_bodies_packed_by_the_sender_are_refused()
    {
        using var broken = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
        broken.Headers.ContentType = new("application/json");
        using var first = await attacked.Admin.PostAsync("/api/v1/customers", broken);
        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);

        using var packed = new ByteArrayContent([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]);
        packed.Headers.ContentType = new("application/json");
        packed.Headers.ContentEncoding.Add("gzip");
        using var second = await attacked.Admin.PostAsync("/api/v1/customers", packed);
        Assert.InRange((int)second.StatusCode, 400, 499);
    }

    [Fact]
    public async Task An_address_or_headers_without_end_are_cut_off()
    {
        Assert.StartsWith(
            "HTTP/1.1 414",
            await attacked.GetRawAsync("/" + new string('a', 20_000)),
            StringComparison.Ordinal
        );
        var headers = string.Concat(Enumerable.Range(0, 90).Select(static i => $"X-{i}: {new string('b', 500)}\r\n"));
        Assert.StartsWith("HTTP/1.1 431", await attacked.GetRawAsync("/", headers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_beyond_every_range_in_addresses_and_queries_are_answered_not_obeyed()
    {
        foreach (var number in new[] { "-1", "0", "99999999999999999999", "1e9", "0x10", "NaN" })
        {
            foreach (
                var address in new[]
                {
                    $"incidents/{number}",
                    $"incidents?limit={number}",
                    $"audit?offset={number}",
                    $"overview?seconds={number}",
                }
            )
            {
                using var answer = await attacked.Admin.GetAsync("/api/v1/" + address);
                Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
            }
        }
    }

    private async Task<List<(HttpMethod Method, string Path)>> WithBodyAsync()
    {
        var document = JsonElement.Parse(await attacked.Admin.GetStringAsync(ApiDocument.Address));
        var all = (
            from path in document.GetProperty("paths").EnumerateObject()
            // Signing in is limited by address, and would answer only that.
            where path.Name is not ("/api/v1/session" or "/api/v1/setup")
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("requestBody", out _)
            select (new HttpMethod(operation.Name.ToUpperInvariant()), Filled(path.Name))
        ).ToList();
        Assert.True(all.Count > 20);
        return all;
    }

    private static string Filled(string path) =>
        string.Join('/', path.Split('/').Select(static part => part.StartsWith('{') ? "1" : part));
}
