# What the tests need in Request Tracker: the gateway's user and two of staff, queues, custom fields, tokens (printed as "name token").
use strict;
use warnings;
use utf8;
use lib '/usr/share/request-tracker5/lib';
use RT -init;

my @rights = qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket ShowTicketComments ModifyTicket
    SeeCustomField ModifyCustomField SetInitialCustomField);

sub account {
    my ($name, @granted) = @_;
    my $user = RT::User->new(RT->SystemUser);
    my ($id, $message) = $user->Create(Name => $name, EmailAddress => "$name\@desk.test", Privileged => 1);
    die $message unless $id;
    $user->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for @granted;
    my ($made, $why, $token) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $id, Description => 'test');
    die $why unless $made;
    print "$name $token\n";
}

# a customer who once wrote by mail: a name with @, and no privileges
sub customer {
    my ($name, @granted) = @_;
    my $user = RT::User->new(RT->SystemUser);
    my ($id, $message) = $user->Create(Name => $name, EmailAddress => $name, Privileged => 0);
    die $message unless $id;
    $user->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for @granted;
}

sub queue {
    my ($name, @fields) = @_;
    my $queue = RT::Queue->new(RT->SystemUser);
    my ($id, $message) = $queue->Create(Name => $name);
    die $message unless $id;
    for my $field (@fields) {
        my ($added, $why) = $field->AddToObject($queue);
        die $why unless $added;
    }
}

sub field {
    my ($name, $unique) = @_;
    my $field = RT::CustomField->new(RT->SystemUser);
    my ($id, $message) = $field->Create(
        Name => $name,
        Type => 'FreeformSingle',
        LookupType => RT::Ticket->CustomFieldLookupType,
        UniqueValues => $unique,
    );
    die $message unless $id;
    return $field;
}

account('gateway', @rights);
account('olga', @rights);
account('stranger');
customer('boris@example.com', qw(SeeQueue ShowTicket ReplyToTicket));
my $id = field('InletId', 0);
queue('Support', $id, field('Channel', 0), field('InletNumber', 0));
queue('Запросы "VIP"', $id);
queue('Bare');
queue('Unique', field('OnceId', 1));
