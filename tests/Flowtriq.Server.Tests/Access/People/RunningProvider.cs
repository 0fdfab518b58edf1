using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Flowtriq.Server.Tests.Access.People;

/// <summary>
/// An OpenID Connect provider on loopback: description, keys, a person who always agrees, and a token endpoint that insists
/// on the client's secret, the redirect address and the verifier, and takes a code once.
/// </summary>
internal sealed class RunningProvider : IAsyncDisposable
{
    internal const string Client = "flowtriq";
    internal const string Secret = "oidc-SECRET-2718";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA foreignKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> codes = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private RunningProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", context => WriteAsync(context, Description()));
        app.MapGet("/keys", context => WriteAsync(context, Keys()));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
        app.MapGet("/userinfo", TellAsync);
    }

    public string Issuer => app.Urls.Single();

    /// <summary>Who signs in there.</summary>
    public JsonObject Person { get; set; } =
        new()
        {
            ["sub"] = "4711",
            ["name"] = "Bea",
            ["email"] = "bea@isp.example",
            ["email_verified"] = true,
        };

    /// <summary>What the userinfo endpoint says, to who shows the token that was given out.</summary>
    public JsonObject? UserInfo { get; set; }

    /// <summary>Changes a claim of the next tokens: what an attacker would like them to say.</summary>
    public Action<JsonObject> Forge { get; set; } = static _ => { };

    /// <summary>Signs with a key that is not among the published.</summary>
    public bool ForeignKey { get; set; }

    /// <summary>Writes a token without signature.</summary>
    public bool Unsigned { get; set; }

    /// <summary>What the browser was sent with, last.</summary>
    public IQueryCollection? Asked { get; private set; }

    public static async Task<RunningProvider> StartAsync()
    {
        var provider = new RunningProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        foreignKey.Dispose();
    }

    private JsonObject Description() =>
        new()
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["jwks_uri"] = $"{Issuer}/keys",
        };

    private JsonObject Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["kid"] = "one",
                    ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
                    ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
                }
            ),
        };
    }

    private Task Authorize(HttpContext context)
    {
        Asked = context.Request.Query;
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        codes[code] = Asked;
        context.Response.Redirect($"{Asked["redirect_uri"]}?code={code}&state={Asked["state"]}");
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client}:{Secret}"));
        var verifier = Encoding.ASCII.GetBytes(form["code_verifier"].ToString());
        if (
            context.Request.Headers.Authorization != $"Basic {basic}"
            || !codes.TryRemove(form["code"].ToString(), out var asked)
            || asked["redirect_uri"] != form["redirect_uri"]
            || asked["code_challenge"] != WebEncoders.Base64UrlEncode(SHA256.HashData(verifier))
        )
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteAsync(
            context,
            new JsonObject
            {
                ["access_token"] = "x",
                ["token_type"] = "Bearer",
                ["id_token"] = Token(asked["nonce"].ToString()),
            }
        );
    }

    private Task TellAsync(HttpContext context)
    {
        if (UserInfo is { } told && context.Request.Headers.Authorization == "Bearer x")
            return WriteAsync(context, told);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private string Token(string nonce)
    {
        var claims = Person.DeepClone().AsObject();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        claims["iss"] = Issuer;
        claims["aud"] = Client;
        claims["nonce"] = nonce;
        claims["iat"] = now;
        claims["exp"] = now + 300;
        Forge(claims);
        var handler = new JsonWebTokenHandler();
        if (Unsigned)
            return handler.CreateToken(claims.ToJsonString());
        var signer = new RsaSecurityKey(ForeignKey ? foreignKey : key) { KeyId = "one" };
        return handler.CreateToken(claims.ToJsonString(), new SigningCredentials(signer, SecurityAlgorithms.RsaSha256));
    }

    private static Task WriteAsync(HttpContext context, JsonObject document)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(document.ToJsonString());
    }
}
