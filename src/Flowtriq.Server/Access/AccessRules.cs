using System.Net.Mail;

namespace Flowtriq.Server.Access;

/// <summary>What names, addresses and passwords must be; reports everything that is wrong, by field.</summary>
internal static class AccessRules
{
    /// <summary>Of a person who joins.</summary>
    internal static Dictionary<string, string[]> Check(string name, string email, string password)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (name.Trim().Length is 0 or > 80)
            errors["name"] = ["A name of at most 80 characters is needed."];
        if (EmailFault(email) is { } fault)
            errors["email"] = [fault];
        if (PasswordPolicy.Fault(password, name, email) is { } weak)
            errors["password"] = [weak];
        return errors;
    }

    /// <summary>Of a workspace and its first admin.</summary>
    internal static Dictionary<string, string[]> Check(string workspace, string name, string email, string password)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (workspace.Trim().Length is 0 or > 80)
            errors["workspace"] = ["The workspace needs a name of at most 80 characters."];
        foreach (var (field, reasons) in Check(name, email, password))
            errors[field] = reasons;
        return errors;
    }

    /// <summary>What is wrong with an address; null when it is one.</summary>
    internal static string? EmailFault(string email) =>
        email.Length > 254 || !MailAddress.TryCreate(email.Trim(), out var address) || address.Address != email.Trim()
            ? "This is not an e-mail address."
            : null;
}
