using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Provider;

/// <summary>What is wrong with a provider's settings, by field.</summary>
internal static class ProviderCheck
{
    private const int MostRoles = 50;
    private const int Longest = 200;

    internal static Dictionary<string, string[]> Faults(ProviderRequest request)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.Name.Trim().Length is 0 or > 40)
            errors["name"] = ["The button needs a name of at most 40 characters."];
        if (!IsIssuer(request.Issuer.Trim()))
            errors["issuer"] = ["This is not an https address without query. Plain http works on this machine only."];
        if (request.ClientId.Trim().Length is 0 or > Longest)
            errors["clientId"] = ["The client id is missing or too long."];
        if (request.ClientSecret?.Length > 1000)
            errors["clientSecret"] = ["The secret is too long."];
        if (request.Claim.Trim().Length is 0 or > Longest)
            errors["claim"] = ["The claim is missing or too long."];
        if (RolesFault(request.Roles ?? []) is { } fault)
            errors["roles"] = [fault];
        return errors;
    }

    private static string? RolesFault(IReadOnlyList<RoleMapping> roles)
    {
        if (roles.Count > MostRoles)
            return $"At most {MostRoles} values can be mapped.";
        // JSON may hold null where the type does not.
        if (roles.Any(static one => one is not { Value.Length: > 0 and <= Longest }))
            return "A value is missing or too long.";
        return roles.Any(static one => one.Role == Role.Customer)
            ? "Customers come in by invitation, which says whose prefixes they see."
            : null;
    }

    private static bool IsIssuer(string text) =>
        text.Length <= Longest
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
