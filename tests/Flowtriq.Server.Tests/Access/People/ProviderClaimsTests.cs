using System.Text.Json;
using Flowtriq.Server.Access.Provider;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class ProviderClaimsTests
{
    [Theory]
    [InlineData("""{"groups":["a","b",1]}""", "groups", "a,b")]
    [InlineData("""{"groups":"a"}""", "groups", "a")]
    [InlineData("""{"a":{"b":{"c":["x"]}}}""", "a.b.c", "x")]
    [InlineData("""{"https://x.example/roles":["x"]}""", "https://x.example/roles", "x")]
    [InlineData("""{"a":"b"}""", "a.b", "")]
    [InlineData("""{"groups":{"a":1}}""", "groups", "")]
    public void A_claim_is_found_wherever_a_provider_puts_it(string claims, string path, string values) =>
        Assert.Equal(values, string.Join(',', ProviderClaims.Values(JsonElement.Parse(claims), path)));
}
