namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>
/// Credentials of a provider's API: taken, never given back. Absent keeps what is stored, an empty text removes it.
/// </summary>
/// <param name="Token">Cloudflare: API token; Gcore: API key.</param>
/// <param name="Username">Path.net.</param>
/// <param name="Password">Path.net.</param>
/// <param name="ClientId">Path.net, where the account has one.</param>
/// <param name="ClientSecret">Path.net, where the account has one.</param>
public sealed record ScrubbingCredentials(
    string? Token = null,
    string? Username = null,
    string? Password = null,
    string? ClientId = null,
    string? ClientSecret = null
)
{
    /// <summary>Nothing of it, so that no log and no exception holds it.</summary>
    public override string ToString() => "***";
}
