using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Flowtriq.Server.Access.Provider;

/// <summary>
/// Speaks OpenID Connect with the provider (Core 1.0, authorization code flow with PKCE). What the provider says of itself
/// and its keys is read for every sign-in: they are rare, and a key that was changed a second ago is known.
/// </summary>
internal sealed class ProviderClient : IDisposable
{
    private const int LongestAnswer = 1 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Limit,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Where the browser goes to sign in.</summary>
    /// <exception cref="ProviderFailedException">The provider cannot be reached or is another one.</exception>
    internal async Task<string> AddressAsync(
        IdentityProvider provider,
        ProviderVisit visit,
        string redirectUri,
        CancellationToken cancel
    )
    {
        var description = await DescribeAsync(provider, cancel);
        return QueryHelpers.AddQueryString(
            description.AuthorizationEndpoint,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["response_type"] = "code",
                ["client_id"] = provider.ClientId,
                ["redirect_uri"] = redirectUri,
                ["scope"] = "openid profile email",
                ["state"] = visit.State,
                ["nonce"] = visit.Nonce,
                ["code_challenge"] = WebEncoders.Base64UrlEncode(
                    SHA256.HashData(Encoding.ASCII.GetBytes(visit.Verifier))
                ),
                ["code_challenge_method"] = "S256",
            }
        );
    }

    /// <summary>Exchanges the code and checks the token; returns who it says signed in.</summary>
    /// <exception cref="ProviderFailedException">The provider refuses the code, or its token does not hold.</exception>
    internal async Task<ProviderIdentity> ExchangeAsync(
        IdentityProvider provider,
        ProviderVisit visit,
        string code,
        string redirectUri,
        CancellationToken cancel
    )
    {
        var description = await DescribeAsync(provider, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, description.TokenEndpoint);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = visit.Verifier,
        };
        Authenticate(provider, description, request, form);
        request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new ProviderFailedException($"the provider answered the code with {(int)answer.StatusCode}");
            var message = new OpenIdConnectMessage(text);
            var claims = await IdToken.ReadAsync(message.IdToken ?? "", description, provider, visit.Nonce);
            if (claims.AreIncomplete(provider.Claim))
                claims = claims with
                {
                    Told = await AskAsync(description, message.AccessToken, claims.Subject, cancel),
                };
            return claims.Identity(provider);
        }
        catch (HttpRequestException e)
        {
            throw new ProviderFailedException("the provider cannot be reached", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new ProviderFailedException("the provider does not answer", e);
        }
    }

    /// <summary>
    /// What the userinfo endpoint says (Core 1.0, 5.3); null when there is none, it does not answer as it should, or speaks of
    /// another subject than the token.
    /// </summary>
    private async Task<JsonElement?> AskAsync(
        OpenIdConnectConfiguration description,
        string? token,
        string subject,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrEmpty(description.UserInfoEndpoint) || string.IsNullOrEmpty(token))
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, description.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
            return null;
        try
        {
            var told = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
            return told.ValueKind == JsonValueKind.Object && ProviderClaims.Text(told, "sub") == subject ? told : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<OpenIdConnectConfiguration> DescribeAsync(IdentityProvider provider, CancellationToken cancel)
    {
        var documents = new HttpDocumentRetriever(http) { RequireHttps = !IsLocal(provider.Issuer) };
        try
        {
            var description = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{provider.Issuer}/.well-known/openid-configuration",
                documents,
                cancel
            );
            return description.Issuer?.TrimEnd('/') == provider.Issuer
                ? description
                : throw new ProviderFailedException("the provider calls itself by another issuer");
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ArgumentException)
        {
            throw new ProviderFailedException("the provider's description cannot be read", e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new ProviderFailedException("the provider does not answer", e);
        }
    }

    // RFC 6749, 2.3.1: a server takes the header; the form is for those that say they take only that.
    private static void Authenticate(
        IdentityProvider provider,
        OpenIdConnectConfiguration description,
        HttpRequestMessage request,
        Dictionary<string, string> form
    )
    {
        var ways = description.TokenEndpointAuthMethodsSupported;
        if (provider.Secret is { } secret && (ways.Count == 0 || ways.Contains("client_secret_basic")))
        {
            var pair = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))
            );
            return;
        }

        form["client_id"] = provider.ClientId;
        if (provider.Secret is { } shown)
            form["client_secret"] = shown;
    }

    internal static bool IsLocal(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
