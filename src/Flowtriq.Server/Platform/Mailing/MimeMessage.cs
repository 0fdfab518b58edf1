using System.Globalization;
using System.Text;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>A mail as it travels (RFC 5322, RFC 2045): ASCII, lines that end with CR LF, text and HTML as alternatives, then what is attached.</summary>
internal static class MimeMessage
{
    private const int LongestId = 100;

    /// <param name="mail">What to say.</param>
    /// <param name="recipients">Addresses, checked.</param>
    /// <param name="sender">Checked.</param>
    /// <param name="now">UTC.</param>
    internal static string Write(
        Mail mail,
        IReadOnlyList<string> recipients,
        System.Net.Mail.MailAddress sender,
        DateTimeOffset now
    )
    {
        var id = Id(mail, now);
        var text = new StringBuilder();
        var name =
            sender.DisplayName.Length == 0 ? "" : $"\"{sender.DisplayName.Replace("\\", "").Replace("\"", "")}\" ";
        Header(text, "From", $"{name}<{sender.Address}>");
        Header(text, "To", string.Join(",\r\n ", recipients));
        Header(text, "Subject", Word(mail.Subject));
        Header(
            text,
            "Date",
            now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)
        );
        Header(text, "Message-ID", $"<{id}@{sender.Host}>");
        // Nobody's absence is to be told to a machine.
        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "MIME-Version", "1.0");
        // What is encoded below never holds "=_".
        if (mail.Attachment is not { } attachment)
        {
            Words(text, mail, $"=_{id}");
            return text.ToString();
        }

        var boundary = $"=_{id}_";
        Header(text, "Content-Type", $"multipart/mixed; boundary=\"{boundary}\"");
        text.Append($"\r\n--{boundary}\r\n");
        Words(text, mail, $"=_{id}");
        text.Append($"\r\n--{boundary}\r\n");
        Header(text, "Content-Type", $"application/pdf; name=\"{attachment.Name}\"");
        Header(text, "Content-Disposition", $"attachment; filename=\"{attachment.Name}\"");
        Header(text, "Content-Transfer-Encoding", "base64");
        text.Append("\r\n")
            .Append(Convert.ToBase64String(attachment.Content, Base64FormattingOptions.InsertLineBreaks))
            .Append($"\r\n--{boundary}--\r\n");
        return text.ToString();
    }

    private static void Words(StringBuilder text, Mail mail, string boundary)
    {
        if (mail.Html is null)
        {
            Part(text, "text/plain", mail.Text);
            return;
        }

        Header(text, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        text.Append($"\r\n--{boundary}\r\n");
        Part(text, "text/plain", mail.Text);
        text.Append($"\r\n--{boundary}\r\n");
        Part(text, "text/html", mail.Html);
        text.Append($"\r\n--{boundary}--\r\n");
    }

    private static void Part(StringBuilder text, string type, string content)
    {
        Header(text, "Content-Type", $"{type}; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n").Append(QuotedPrintable.Encode(content));
    }

    private static void Header(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append("\r\n");

    /// <summary>A header's words: as they are when plain, else encoded (RFC 2047). A line break becomes a space.</summary>
    private static string Word(string text)
    {
        var line = new string([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]);
        if (line.All(char.IsAscii) && !line.Contains("=?", StringComparison.Ordinal) && line.Length <= 78)
            return line;
        var words = new StringBuilder();
        var chunk = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(chunk.ToString()) + rune.Utf8SequenceLength > 45)
                Flush();
            chunk.Append(rune);
        }

        Flush();
        return words.ToString();

        void Flush()
        {
            if (words.Length > 0)
                words.Append("\r\n ");
            words
                .Append("=?utf-8?B?")
                .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(chunk.ToString())))
                .Append("?=");
            chunk.Clear();
        }
    }

    private static string Id(Mail mail, DateTimeOffset now)
    {
        var plain = (mail.Id ?? "").Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.').Take(LongestId);
        var id = new string([.. plain]).Trim('.');
        return id.Length > 0 ? id : Guid.CreateVersion7(now).ToString("n");
    }
}
