from zlib import crc32

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

COLORS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink']
AT_ONCE = 1000


def color_everybody(apps, schema_editor):
    """Who was here before gets the colour that they would get today."""
    people = apps.get_model('accounts', 'User').objects.using(schema_editor.connection.alias)
    last = 0
    while batch := list(people.filter(pk__gt=last).order_by('pk').only('pk', 'username_key')[:AT_ONCE]):
        for person in batch:
            person.avatar_color = COLORS[crc32(person.username_key.encode()) % len(COLORS)]
        people.bulk_update(batch, ['avatar_color'])
        last = batch[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_personal_counters'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='device',
            field=models.CharField(blank=True, default='', help_text='What it was opened with, as far as known.', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='user',
            name='language',
            field=models.CharField(blank=True, choices=[('ko', 'Korean'), ('en', 'English')], help_text='What they chose to be answered in; without it, what their browser asks for.', max_length=2, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='avatar_color',
            field=models.CharField(choices=[(color, color.capitalize()) for color in COLORS], default='red', max_length=8),
            preserve_default=False,
        ),
        migrations.RunPython(color_everybody, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('avatar_color__in', COLORS)), name='an_avatar_has_one_of_our_colors'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('language', None), ('language__in', ['ko', 'en']), _connector='OR'), name='a_person_reads_one_of_our_languages'),
        ),
        migrations.CreateModel(
            name='RecoveryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(help_text='SHA-256 of the person and the code, in hexadecimal.', max_length=64)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_codes', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='recoverycode',
            constraint=models.UniqueConstraint(fields=('user', 'digest'), name='one_row_per_recovery_code'),
        ),
    ]
