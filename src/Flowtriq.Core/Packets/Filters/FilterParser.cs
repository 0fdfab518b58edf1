using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Packets.Filters;

/// <summary>Reads the tokens of a filter by recursive descent; the first error stands.</summary>
internal sealed class FilterParser(List<FilterToken> tokens)
{
    /// <summary>Parentheses and negations inside one another; bounds the stack.</summary>
    private const int MostNested = 50;

    private static readonly PacketTest Everything = (in PacketHeader _, in PacketSummary _, bool _) => true;

    private int position;
    private int nested;

    /// <summary>What is wrong, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the whole expression.</summary>
    public PacketTest Parse()
    {
        if (tokens.Count == 0)
            return Everything;

        var test = Or();
        if (Error is null && position < tokens.Count)
            Fail($"'{tokens[position].Text}' at position {tokens[position].Position} has no place here");
        return test;
    }

    private PacketTest Or()
    {
        var left = And();
        while (Error is null && (TryTake("or") || TryTake("||")))
        {
            var (one, other) = (left, And());
            left = (in PacketHeader header, in PacketSummary summary, bool before) =>
                one(header, summary, before) || other(header, summary, before);
        }

        return left;
    }

    private PacketTest And()
    {
        var left = Not();
        while (Error is null && (TryTake("and") || TryTake("&&") || StartsTerm()))
        {
            var (one, other) = (left, Not());
            left = (in PacketHeader header, in PacketSummary summary, bool before) =>
                one(header, summary, before) && other(header, summary, before);
        }

        return left;
    }

    private PacketTest Not()
    {
        if (++nested > MostNested)
            return Fail("the filter is nested too deeply");

        var test = Everything;
        if (TryTake("not") || TryTake("!"))
        {
            var inner = Not();
            test = (in PacketHeader header, in PacketSummary summary, bool before) => !inner(header, summary, before);
        }
        else if (TryTake("("))
        {
            test = Or();
            if (Error is null && !TryTake(")"))
                Fail(
                    position < tokens.Count
                        ? $"')' is expected before '{tokens[position].Text}'"
                        : "a ')' is missing at the end"
                );
        }
        else
        {
            test = Term();
        }

        nested--;
        return test;
    }

    private PacketTest Term()
    {
        if (position == tokens.Count)
        {
            return Fail(
                position == 0 ? "a condition is expected" : $"a condition is expected after '{tokens[^1].Text}'"
            );
        }

        var token = tokens[position++];
        if (IsSign(token))
            return Fail($"a condition is expected at position {token.Position}, not '{token.Text}'");

        var sign = "=";
        if (FilterTerms.TakesComparison(token) && position < tokens.Count && FilterTerms.IsComparison(tokens[position]))
            sign = tokens[position++].Text;

        var argument = "";
        if (FilterTerms.TakesArgument(token))
        {
            if (position == tokens.Count || IsSign(tokens[position]))
                return Fail($"{FilterTerms.Expectation(token)} is expected after '{token.Text}'");
            argument = tokens[position++].Text;
        }

        return FilterTerms.Make(token, sign, argument)
            ?? Fail($"{FilterTerms.Expectation(token)} is expected after '{token.Text}', not '{argument}'");
    }

    /// <summary>Conditions that follow each other without a word between them must all hold.</summary>
    private bool StartsTerm() =>
        position < tokens.Count && (tokens[position].Is("!") || tokens[position].Is("(") || !IsSign(tokens[position]));

    private static bool IsSign(FilterToken token) =>
        !token.IsQuoted
        && (
            token.Text is "(" or ")" or "!" or "&&" or "||"
            || FilterTerms.IsComparison(token)
            || token.Is("and")
            || token.Is("or")
        );

    private bool TryTake(string word)
    {
        if (position == tokens.Count || !tokens[position].Is(word))
            return false;
        position++;
        return true;
    }

    private PacketTest Fail(string error)
    {
        Error ??= error;
        position = tokens.Count;
        return Everything;
    }
}
