using System.Net.Mail;

namespace Flowtriq.Server.Access;

/// <summary>What names, addresses and passwords must be; reports everything that is wrong, by field.</summary>
internal static class AccessRules
{
    internal static Dictionary<string, string[]> Check(string workspace, string name, string email, string password)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (workspace.Trim().Length is 0 or > 80)
            errors["workspace"] = ["The workspace needs a name of at most 80 characters."];
        if (name.Trim().Length is 0 or > 80)
            errors["name"] = ["A name of at most 80 characters is needed."];
        if (
            email.Length > 254
            || !MailAddress.TryCreate(email.Trim(), out var address)
            || address.Address != email.Trim()
        )
            errors["email"] = ["This is not an e-mail address."];
        if (password.Length is < Passwords.ShortestPassword or > 256)
            errors["password"] = [$"The password needs {Passwords.ShortestPassword} to 256 characters."];
        return errors;
    }
}
